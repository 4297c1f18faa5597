package dev.djinn.app.play;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;

/**
 * Which key means which action. By default key n of the digits is code n-1, and so is the n-th key of the home row
 * {@code A S D F J K L ;}.
 */
public final class KeyMap {
    private static final List<KeyCode> DIGITS = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8);
    private static final List<KeyCode> HOME_ROW =
            List.of(KeyCode.A, KeyCode.S, KeyCode.D, KeyCode.F, KeyCode.J, KeyCode.K, KeyCode.L, KeyCode.SEMICOLON);

    private final Map<KeyCode, Integer> actions;
    private final int actionCount;

    private KeyMap(Map<KeyCode, Integer> actions, int actionCount) {
        this.actions = Collections.unmodifiableMap(actions);
        this.actionCount = actionCount;
    }

    /** The default keys of a world with {@code actions} actions; only the first eight have keys. */
    public static KeyMap standard(int actions) {
        Map<KeyCode, Integer> map = new EnumMap<>(KeyCode.class);
        for (int action = 0; action < Math.min(actions, DIGITS.size()); action++) {
            map.put(DIGITS.get(action), action);
            map.put(HOME_ROW.get(action), action);
        }
        return new KeyMap(map, Math.min(actions, DIGITS.size()));
    }

    /** How many actions have a key; these are the codes below it. */
    public int actionCount() {
        return actionCount;
    }

    public OptionalInt findAction(KeyCode key) {
        Integer action = actions.get(key);
        return action == null ? OptionalInt.empty() : OptionalInt.of(action);
    }

    /** What is printed on the digit key of {@code action}. */
    public String digit(int action) {
        return DIGITS.get(action).getName();
    }

    /** What is printed on the home-row key of {@code action}. */
    public String letter(int action) {
        KeyCode key = HOME_ROW.get(action);
        return key == KeyCode.SEMICOLON ? ";" : key.getName();
    }
}
