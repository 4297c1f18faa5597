package dev.djinn.app.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which keys, or which parts of a gamepad, mean which action: those of a preset, and the player's changes to it. No control
 * means two actions; a change wins over the preset. Immutable.
 *
 * @param <C> a key, or a part of a gamepad
 */
public final class Bindings<C> {
    private final List<List<C>> preset;
    private final Map<Integer, List<C>> changes;

    private Bindings(List<List<C>> preset, Map<Integer, List<C>> changes) {
        this.preset = preset;
        this.changes = changes;
    }

    /**
     * A preset with changes.
     *
     * @param preset the controls of each action of a world
     * @param changes all the controls of those actions that the player changed; they may be of actions that this world
     *     has not
     */
    public static <C> Bindings<C> of(List<List<C>> preset, Map<Integer, List<C>> changes) {
        return new Bindings<>(preset, changes);
    }

    /** How many actions have controls; these are the codes below it. */
    public int actionCount() {
        return preset.size();
    }

    public List<C> of(int action) {
        List<C> changed = changes.get(action);
        if (changed != null) {
            return changed;
        }
        Set<C> taken = changes.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        return preset.get(action).stream()
                .filter(control -> !taken.contains(control))
                .toList();
    }

    public OptionalInt findAction(C control) {
        return IntStream.range(0, actionCount())
                .filter(action -> of(action).contains(control))
                .findFirst();
    }

    /** Whether it has other controls than the preset gives it, by a change of its own or of another action. */
    public boolean isChanged(int action) {
        return !of(action).equals(preset.get(action));
    }

    /** The player's changes, to keep. */
    public Map<Integer, List<C>> changes() {
        return changes;
    }

    /** With {@code control} beside the others of {@code action}; whichever action had it loses it. */
    public Bindings<C> adding(int action, C control) {
        List<C> controls = new ArrayList<>(of(action));
        controls.add(control);
        return changing(action, controls);
    }

    /** With {@code control} alone for {@code action}; whichever action had it loses it. */
    public Bindings<C> replacing(int action, C control) {
        return changing(action, List.of(control));
    }

    /** The preset's controls for {@code action}, also those that another action has got since. */
    public Bindings<C> reset(int action) {
        Map<Integer, List<C>> next = without(preset.get(action));
        next.remove(action);
        return of(preset, next);
    }

    private Bindings<C> changing(int action, List<C> controls) {
        Map<Integer, List<C>> next = without(controls);
        next.put(action, List.copyOf(controls));
        return of(preset, next);
    }

    private Map<Integer, List<C>> without(List<C> controls) {
        Map<Integer, List<C>> next = new TreeMap<>();
        changes.forEach((action, changed) -> next.put(
                action,
                changed.stream().filter(control -> !controls.contains(control)).toList()));
        return next;
    }
}
