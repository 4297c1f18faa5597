package dev.djinn.app.play;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The actions that keys, a gamepad, or the mouse on a key cap, hold down. Each source holds one; the source pressed last
 * wins, and when it is released the one before it counts again. A source that is down already may be pressed again, as
 * keyboards do while a key is held, without any effect.
 */
final class HeldActions {
    private final Map<Object, Integer> actionBySource = new LinkedHashMap<>();

    /** Whether anything changed. */
    boolean press(Object source, int action) {
        return actionBySource.putIfAbsent(source, action) == null;
    }

    /** Whether anything changed. */
    boolean release(Object source) {
        return actionBySource.remove(source) != null;
    }

    /** Whether anything changed. */
    boolean releaseIf(Predicate<Object> isGone) {
        return actionBySource.keySet().removeIf(isGone);
    }

    void releaseAll() {
        actionBySource.clear();
    }

    boolean isHeld(Object source) {
        return actionBySource.containsKey(source);
    }

    /** The action that counts. */
    OptionalInt findCurrent() {
        List<Integer> held = new ArrayList<>(actionBySource.values());
        return held.isEmpty() ? OptionalInt.empty() : OptionalInt.of(held.getLast());
    }

    /** All actions held, for the caps to light up. */
    Set<Integer> all() {
        return new TreeSet<>(actionBySource.values());
    }
}
