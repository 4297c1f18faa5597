package dev.djinn.app.play;

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

    private static final Map<KeyCode, String> TAKEN = new EnumMap<>(Map.of(
            KeyCode.SPACE, "pauses and goes on",
            KeyCode.PERIOD, "steps one frame",
            KeyCode.R, "restarts",
            KeyCode.DIGIT0, "peeks ahead",
            KeyCode.ESCAPE, "leaves",
            KeyCode.TAB, "moves through menus",
            KeyCode.ENTER, "works the menus",
            KeyCode.BACK_SPACE, "rewinds"));

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
