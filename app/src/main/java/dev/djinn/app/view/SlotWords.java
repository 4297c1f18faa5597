package dev.djinn.app.view;

import dev.djinn.app.library.Slot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What is in a slot, for people. */
final class SlotWords {
    private SlotWords() {}

    static String of(Slot slot) {
        return switch (slot) {
            case Slot.Empty _ -> "empty";
            case Slot.Game game -> when(game.when()) + " · frame " + game.frame();
            case Slot.PictureOnly only -> when(only.when()) + " · picture only";
            case Slot.Broken _ -> "cannot be read";
        };
    }

    /** The same where there is little room. */
    static String inShort(Slot slot) {
        return switch (slot) {
            case Slot.Game game -> when(game.when());
            case Slot.PictureOnly _ -> "picture only";
            case Slot.Empty _, Slot.Broken _ -> of(slot);
        };
    }

    /** In the player's language and time zone. */
    private static String when(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm")
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
