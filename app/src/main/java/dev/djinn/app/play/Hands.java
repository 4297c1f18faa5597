package dev.djinn.app.play;

import dev.djinn.engine.loop.PlayerInput;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is pressed into the action the player wants, as the mode says. Sources are keys, parts of gamepads and key
 * caps under the mouse, each pressed and released by itself.
 */
final class Hands {
    /** The source of the one-handed mode's holding key. */
    private static final Object ONE_HAND = "one hand";

    private static final Map<KeyCode, Integer> CHOOSING =
            Map.of(KeyCode.LEFT, -1, KeyCode.A, -1, KeyCode.RIGHT, 1, KeyCode.D, 1);
    private static final Set<KeyCode> HOLDING = Set.of(KeyCode.DOWN, KeyCode.S);

    private final PlayerInput input;
    private final HeldActions pressed = new HeldActions();
    private final ObjectProperty<Set<Integer>> lit = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<OptionalInt> chosen = new SimpleObjectProperty<>(OptionalInt.empty());
    private final HeldActions toggled = new HeldActions();
    private KeyMode mode = KeyMode.HOLD;

    Hands(PlayerInput input) {
        this.input = input;
    }

    /** The actions that are on. */
    ReadOnlyObjectProperty<Set<Integer>> lit() {
        return lit;
    }

    /** The action that the one-handed mode would hold; none in the other modes. */
    ReadOnlyObjectProperty<OptionalInt> chosen() {
        return chosen;
    }

    void setMode(KeyMode next) {
        if (mode != next) {
            mode = next;
            releaseAll();
            chosen.set(next == KeyMode.ONE_HANDED ? OptionalInt.of(0) : OptionalInt.empty());
        }
    }

    /** Whether the key means anything here. */
    boolean keyPressed(KeyCode key, Bindings<KeyCode> keys) {
        if (mode == KeyMode.ONE_HANDED) {
            return oneHandPressed(key, keys.actionCount());
        }
        OptionalInt action = keys.findAction(key);
        action.ifPresent(found -> press(key, found));
        return action.isPresent();
    }

    void keyReleased(KeyCode key) {
        release(mode == KeyMode.ONE_HANDED && HOLDING.contains(key) ? ONE_HAND : key);
    }

    void press(Object source, int action) {
        if (!pressed.press(source, action)) {
            return;
        }
        switch (mode) {
            case HOLD, ONE_HANDED -> input.hold(action);
            case TAP -> input.tap(action);
            case TOGGLE -> toggle(source, action);
        }
        light();
    }

    void release(Object source) {
        if (pressed.release(source)) {
            settle();
        }
    }

    /** Whether any of the sources that are gone was pressed. */
    boolean releaseIf(Predicate<Object> isGone) {
        boolean changed = pressed.releaseIf(isGone) | toggled.releaseIf(isGone);
        if (changed) {
            settle();
        }
        return changed;
    }

    /** Releases everything, toggled actions too, and forgets taps. */
    void releaseAll() {
        pressed.releaseAll();
        toggled.releaseAll();
        input.forget();
        light();
    }

    private void toggle(Object source, int action) {
        boolean wasOn = toggled.findCurrent().equals(OptionalInt.of(action));
        toggled.releaseAll();
        if (!wasOn) {
            toggled.press(source, action);
        }
        settle();
    }

    private boolean oneHandPressed(KeyCode key, int actions) {
        @Nullable Integer step = CHOOSING.get(key);
        if (step != null && actions > 0) {
            int next = Math.floorMod(chosen.get().orElse(0) + step, actions);
            chosen.set(OptionalInt.of(next));
            if (pressed.isHeld(ONE_HAND)) {
                pressed.release(ONE_HAND);
                press(ONE_HAND, next);
            }
        } else if (HOLDING.contains(key) && actions > 0) {
            press(ONE_HAND, chosen.get().orElse(0));
        }
        return step != null || HOLDING.contains(key);
    }

    /** What counts after something ended. */
    private void settle() {
        OptionalInt current = switch (mode) {
            case HOLD, ONE_HANDED -> pressed.findCurrent();
            case TOGGLE -> toggled.findCurrent();
            case TAP -> OptionalInt.empty();
        };
        current.ifPresentOrElse(input::hold, input::release);
        light();
    }

    private void light() {
        lit.set(mode == KeyMode.TOGGLE ? toggled.all() : pressed.all());
    }
}
