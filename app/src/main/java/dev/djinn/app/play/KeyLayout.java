package dev.djinn.app.play;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;

/**
 * What a keyboard's layout types with each of its keys, and so which key a typed character came from; JavaFX tells the
 * character, not the key. Keys are called by what a US keyboard has in their place. Immutable.
 *
 * @param plain code points of keys that type one
 * @param shifted the same while Shift is down
 */
public record KeyLayout(Map<KeyCode, Integer> plain, Map<KeyCode, Integer> shifted) {
    /** Every key is where a US keyboard has it: also what is taken for true where the layout cannot be known. */
    public static final KeyLayout US = new KeyLayout(Map.of(), Map.of());

    /** These type what other keys do, too. */
    private static final Set<KeyCode> NUMBER_PAD = EnumSet.of(
            KeyCode.ADD, KeyCode.SUBTRACT, KeyCode.MULTIPLY, KeyCode.DIVIDE, KeyCode.DECIMAL, KeyCode.SEPARATOR);

    public KeyLayout {
        plain = Map.copyOf(plain);
        shifted = Map.copyOf(shifted);
    }

    /**
     * The key of a key event.
     *
     * @param text what the event says that the key types; empty or a control character if nothing
     */
    public Key find(KeyCode code, String text) {
        if (text.isEmpty() || code.isKeypadKey() || NUMBER_PAD.contains(code)) {
            return Key.of(code);
        }
        int typed = text.codePointAt(0);
        KeyCode unshifted = typing(plain, Character.toLowerCase(typed), KeyCode.UNDEFINED);
        KeyCode position = unshifted == KeyCode.UNDEFINED ? typing(shifted, typed, code) : unshifted;
        return new Key(position, code);
    }

    private static KeyCode typing(Map<KeyCode, Integer> layout, int typed, KeyCode otherwise) {
        return layout.entrySet().stream()
                .filter(entry -> entry.getValue() == typed)
                .map(Map.Entry::getKey)
                .min(KeyCode::compareTo)
                .orElse(otherwise);
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
