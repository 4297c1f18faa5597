package dev.djinn.app.play;

import static java.util.Map.entry;

import dev.djinn.app.words.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** What is printed on the keys of a US keyboard, and which keys the window itself needs. */
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

    /** Where the words of what they do are. */
    private static final Map<KeyCode, String> TAKEN = new EnumMap<>(Map.ofEntries(
            entry(KeyCode.SPACE, "taken.space"),
            entry(KeyCode.PERIOD, "taken.period"),
            entry(KeyCode.COMMA, "taken.comma"),
            entry(KeyCode.R, "taken.r"),
            entry(KeyCode.DIGIT0, "taken.zero"),
            entry(KeyCode.X, "taken.x"),
            entry(KeyCode.C, "taken.c"),
            entry(KeyCode.ESCAPE, "taken.escape"),
            entry(KeyCode.TAB, "taken.tab"),
            entry(KeyCode.ENTER, "taken.enter"),
            entry(KeyCode.BACK_SPACE, "taken.back-space"),
            entry(KeyCode.MINUS, "taken.minus"),
            entry(KeyCode.EQUALS, "taken.equals"),
            entry(KeyCode.HOME, "taken.home"),
            entry(KeyCode.END, "taken.end"),
            entry(KeyCode.PAGE_UP, "taken.page-up"),
            entry(KeyCode.PAGE_DOWN, "taken.page-down")));

    private KeyNames() {}

    static String of(KeyCode key) {
        return PRINTED.getOrDefault(key, key.getName());
    }

    /** What {@code pressed} does whatever the player binds, as a verb; empty if it is free to be bound. */
    static Optional<String> findPurpose(Key pressed) {
        KeyCode key = pressed.taken();
        if (key.isFunctionKey()) {
            return Optional.of(Words.of("taken.function"));
        }
        if (key.isModifierKey() || key == KeyCode.UNDEFINED) {
            return Optional.of(Words.of("taken.modifier"));
        }
        return Optional.ofNullable(TAKEN.get(key)).map(Words::of);
    }
}
