package dev.djinn.app.play;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;

/**
 * What a keyboard's layout types with each of its keys, and so which key a typed character came from; JavaFX tells the
 * character, not the key. Keys are called by what a US keyboard has in their place. Immutable.
 *
 * @param plain code points of keys that type one; a key that only puts an accent on the next letter types none
 * @param shifted the same while Shift is down
 */
public record KeyLayout(Map<KeyCode, Integer> plain, Map<KeyCode, Integer> shifted) {
    /** Every key is where a US keyboard has it: also what is taken for true where the layout cannot be known. */
    public static final KeyLayout US = new KeyLayout(Map.of(), Map.of());

    /** These type what other keys do, too. */
    private static final Set<KeyCode> NUMBER_PAD = EnumSet.of(
            KeyCode.ADD, KeyCode.SUBTRACT, KeyCode.MULTIPLY, KeyCode.DIVIDE, KeyCode.DECIMAL, KeyCode.SEPARATOR);

    /** Keys that type a sign on a US keyboard. */
    private static final Set<KeyCode> SIGNS = EnumSet.of(
            KeyCode.MINUS,
            KeyCode.EQUALS,
            KeyCode.OPEN_BRACKET,
            KeyCode.CLOSE_BRACKET,
            KeyCode.BACK_SLASH,
            KeyCode.SEMICOLON,
            KeyCode.QUOTE,
            KeyCode.BACK_QUOTE,
            KeyCode.COMMA,
            KeyCode.PERIOD,
            KeyCode.SLASH);

    public KeyLayout {
        plain = Map.copyOf(plain);
        shifted = Map.copyOf(shifted);
    }

    /**
     * The key that goes down.
     *
     * @param text what it types; empty or a control character if nothing
     * @param shift whether Shift is down
     */
    public Key find(KeyCode code, String text, boolean shift) {
        if (text.isEmpty() || isOnNumberPad(code)) {
            return Key.of(code);
        }
        int typed = text.codePointAt(0);
        return new Key(
                typing(shift ? shifted : plain, typed)
                        .or(() -> typing(shift ? plain : shifted, typed)) // Caps Lock
                        .or(() -> typing(plain, Character.toLowerCase(typed)))
                        .orElse(code),
                code);
    }

    /** Where a letter is printed that a US keyboard has at {@code letter}; there too if the layout has no such letter. */
    KeyCode place(KeyCode letter) {
        return typing(plain, letter.getName().toLowerCase(Locale.ROOT).codePointAt(0))
                .orElse(letter);
    }

    private static Optional<KeyCode> typing(Map<KeyCode, Integer> layout, int typed) {
        return layout.entrySet().stream()
                .filter(entry -> entry.getValue() == typed)
                .map(Map.Entry::getKey)
                .min(KeyCode::compareTo);
    }

    private static boolean isOnNumberPad(KeyCode code) {
        return code.isKeypadKey() || NUMBER_PAD.contains(code);
    }

    /** Whether what goes down at {@code position} can be told from other keys: one that types nothing cannot. */
    boolean knows(KeyCode position) {
        boolean shouldType = (position.isLetterKey() || position.isDigitKey() || SIGNS.contains(position))
                && !isOnNumberPad(position);
        return plain.isEmpty() || !shouldType || plain.containsKey(position);
    }

    /**
     * What the key is called that is where a US keyboard has {@code position}: what it types, as a capital, or the digit
     * that it types with Shift.
     */
    public String printed(KeyCode position) {
        Integer types = plain.get(position);
        if (types == null) {
            return KeyNames.of(position);
        }
        int withShift = shifted.getOrDefault(position, types);
        boolean isDigit = position.isDigitKey() && Character.isDigit(withShift);
        return Character.toString(isDigit ? withShift : Character.toUpperCase(types));
    }
}
