package dev.djinn.app.view;

import dev.djinn.app.library.Slot;
import dev.djinn.app.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What is in a slot, for people. */
final class SlotWords {
    private SlotWords() {}

    static String of(Slot slot) {
        return switch (slot) {
            case Slot.Empty _ -> Words.of("slot.empty");
            case Slot.Game game -> Words.of("slot.game", when(game.when()), game.frame());
            case Slot.PictureOnly only -> Words.of("slot.picture", when(only.when()));
            case Slot.Broken _ -> Words.of("slot.broken");
        };
    }

    /** The same where there is little room. */
    static String inShort(Slot slot) {
        return switch (slot) {
            case Slot.Game game -> when(game.when());
            case Slot.PictureOnly _ -> Words.of("slot.picture-only");
            case Slot.Empty _, Slot.Broken _ -> of(slot);
        };
    }

    /** In the player's language and time zone. */
    private static String when(Instant instant) {
        return DateTimeFormatter.ofPattern(Words.of("slot.when"), Words.spoken().get())
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
