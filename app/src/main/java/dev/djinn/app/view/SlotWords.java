package dev.djinn.app.view;

import dev.djinn.app.library.Slot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

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

    /** In the player's language and time zone. */
    private static String when(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
