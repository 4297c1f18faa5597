package dev.djinn.app.play;

import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;

/**
 * Keys proposed for a world: WASD and arrows, following the names of the actions, and where nobody has named an action,
 * the way it was seen to go, which then becomes its name. Immutable.
 *
 * @param names of all actions of the world, the proposed ones among them
 * @param keys of each action that can have some
 */
public record KeyMap(List<String> names, List<List<KeyCode>> keys) {
    static final KeyMap NONE = new KeyMap(List.of(), List.of());

    /** In pixels of a frame {@value Motion#SIDE} wide: less may be chance. */
    private static final double LEAST = 3;

    private static final Map<Direction, String> CALLED = new EnumMap<>(Map.of(
            Direction.LEFT, "left",
            Direction.RIGHT, "right",
            Direction.UP, "jump",
            Direction.DOWN, "down"));
    private static final Map<Direction, ToDoubleFunction<Motion>> FAR = new EnumMap<>(Map.of(
            Direction.LEFT,
            motion -> -motion.right(),
            Direction.RIGHT,
            Motion::right,
            Direction.UP,
            Motion::highest,
            Direction.DOWN,
            motion -> -motion.up()));

    /**
     * Keys for actions with these names.
     *
     * @param motions where each action was seen to go; as many as there are actions with keys, or none if none was seen
     */
    static KeyMap of(List<String> names, List<Motion> motions) {
        List<String> proposed = new ArrayList<>(names);
        findMeasured(names, motions).forEach((direction, action) -> proposed.set(action, CALLED.get(direction)));
        return new KeyMap(List.copyOf(proposed), Preset.WASD_AND_ARROWS.keys(proposed));
    }

    /** The nameless action that goes farthest in each direction that no name tells. */
    private static Map<Direction, Integer> findMeasured(List<String> names, List<Motion> motions) {
        Map<Direction, Integer> measured = new EnumMap<>(Direction.class);
        List<Motion> seen = relative(motions);
        for (Direction direction : CALLED.keySet()) {
            if (isTold(direction, names)) {
                continue;
            }
            ToDoubleFunction<Motion> far = FAR.get(direction);
            IntStream.range(0, seen.size())
                    .filter(action ->
                            names.get(action).equals(ActionLabel.unnamed(action).name()))
                    .filter(action -> !measured.containsValue(action))
                    .filter(action -> far.applyAsDouble(seen.get(action)) >= LEAST)
                    .boxed()
                    .max(Comparator.comparingDouble(action -> far.applyAsDouble(seen.get(action))))
                    .ifPresent(action -> measured.put(direction, action));
        }
        return measured;
    }

    private static boolean isTold(Direction direction, List<String> names) {
        boolean isNamed = IntStream.range(0, names.size())
                .anyMatch(action ->
                        !names.get(action).equals(ActionLabel.unnamed(action).name()));
        return isNamed
                && Optional.ofNullable(Direction.among(names).get(direction))
                        .filter(action -> !names.get(action)
                                .equals(ActionLabel.unnamed(action).name()))
                        .isPresent();
    }

    /** What all actions do, as falling, or a camera that drifts, tells nothing of any. */
    private static List<Motion> relative(List<Motion> motions) {
        if (motions.isEmpty()) {
            return motions;
        }
        Motion middle = new Motion(
                middle(motions, Motion::right), middle(motions, Motion::up), middle(motions, Motion::highest));
        return motions.stream().map(motion -> motion.minus(middle)).toList();
    }

    private static double middle(List<Motion> motions, ToDoubleFunction<Motion> part) {
        double[] sorted = motions.stream().mapToDouble(part).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Whether an action is known to go left or right. */
    boolean goesSideways() {
        return isTold(Direction.LEFT, names) || isTold(Direction.RIGHT, names);
    }

    /** The keys proposed for an action, as printed on them. */
    public String printed(int action) {
        return String.join(" ", keys.get(action).stream().map(KeyNames::of).toList());
    }

    /** Whether the map is of these very names and keys. */
    boolean isOf(List<String> actualNames, Bindings<KeyCode> actual) {
        return names.equals(actualNames)
                && IntStream.range(0, keys.size())
                        .allMatch(action -> keys.get(action).equals(actual.of(action)));
    }
}
