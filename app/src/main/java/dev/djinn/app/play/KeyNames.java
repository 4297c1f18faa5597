package dev.djinn.app.play;

import static java.util.Map.entry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** What is printed on keys, and which of them the window itself needs. */
public final class KeyNames {
    private static final Map<KeyCode, String> PRINTED = new EnumMap<>(Map.of(
            KeyCode.SEMICOLON, ";",
            KeyCode.COMMA, ",",
            KeyCode.SLASH, "/",
            KeyCode.QUOTE, "'",
            KeyCode.MINUS, "-",
            KeyCode.EQUALS, "=",
            KeyCode.LEFT, "←",
            KeyCode.RIGHT, "→",
            KeyCode.UP, "↑",
            KeyCode.DOWN, "↓"));

    private static final Map<KeyCode, String> TAKEN = new EnumMap<>(Map.ofEntries(
            entry(KeyCode.SPACE, "pauses and goes on"),
            entry(KeyCode.PERIOD, "steps one frame on"),
            entry(KeyCode.COMMA, "steps one frame back"),
            entry(KeyCode.R, "restarts"),
            entry(KeyCode.DIGIT0, "peeks ahead"),
            entry(KeyCode.X, "opens the X-ray"),
            entry(KeyCode.C, "tries the actions"),
            entry(KeyCode.ESCAPE, "leaves"),
            entry(KeyCode.TAB, "goes fast, and moves through menus"),
            entry(KeyCode.ENTER, "works the menus"),
            entry(KeyCode.BACK_SPACE, "rewinds"),
            entry(KeyCode.MINUS, "slows down"),
            entry(KeyCode.EQUALS, "speeds up"),
            entry(KeyCode.HOME, "goes to the first frame"),
            entry(KeyCode.END, "goes to the newest frame"),
            entry(KeyCode.PAGE_UP, "goes back a second"),
            entry(KeyCode.PAGE_DOWN, "goes on a second")));

    private KeyNames() {}

    public static String of(KeyCode key) {
        return PRINTED.getOrDefault(key, key.getName());
    }

    /** What {@code key} does whatever the player binds, as a verb; empty if it is free to be bound. */
    static Optional<String> findPurpose(KeyCode key) {
        if (key.isFunctionKey()) {
            return Optional.of("is kept for the window");
        }
        if (key.isModifierKey() || key == KeyCode.UNDEFINED) {
            return Optional.of("cannot be told apart here");
        }
        return Optional.ofNullable(TAKEN.get(key));
    }
}
