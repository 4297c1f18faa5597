package dev.djinn.app.play;

import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

    private static final List<Way> WAYS = List.of(
            new Way(Direction.LEFT, "left", motion -> -motion.right()),
            new Way(Direction.RIGHT, "right", Motion::right),
            new Way(Direction.UP, "jump", Motion::highest),
            new Way(Direction.DOWN, "down", motion -> -motion.up()));

    /** A direction that an action is called after, and how far a motion goes in it. */
    private record Way(Direction direction, String name, ToDoubleFunction<Motion> far) {
        double of(Motion motion) {
            return far.applyAsDouble(motion);
        }
    }

    /**
     * Keys for actions with these names.
     *
     * @param motions where each action was seen to go; as many as there are actions with keys, or none if none was seen
     */
    static KeyMap of(List<String> names, List<Motion> motions) {
        List<String> proposed = new ArrayList<>(names);
        findMeasured(names, motions).forEach((way, action) -> proposed.set(action, way.name()));
        return new KeyMap(List.copyOf(proposed), Preset.WASD_AND_ARROWS.keys(proposed));
    }

    /** The nameless action that goes farthest in each direction that no name tells. */
    private static Map<Way, Integer> findMeasured(List<String> names, List<Motion> motions) {
        Map<Way, Integer> measured = new HashMap<>();
        List<Motion> seen = relative(motions);
        for (Way way : WAYS) {
            if (isTold(way.direction(), names)) {
                continue;
            }
            IntStream.range(0, seen.size())
                    .filter(action -> isNameless(action, names) && !measured.containsValue(action))
                    .filter(action -> way.of(seen.get(action)) >= LEAST)
                    .boxed()
                    .max(Comparator.comparingDouble(action -> way.of(seen.get(action))))
                    .ifPresent(action -> measured.put(way, action));
        }
        return measured;
    }

    private static boolean isNameless(int action, List<String> names) {
        return names.get(action).equals(ActionLabel.unnamed(action).name());
    }

    /** By the name that somebody gave an action; where nobody did, the first actions stand for directions, and tell none. */
    private static boolean isTold(Direction direction, List<String> names) {
        return Optional.ofNullable(Direction.among(names).get(direction))
                .filter(action -> !isNameless(action, names))
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
    public String printed(int action, KeyLayout layout) {
        return String.join(
                " ",
                keys.get(action).stream()
                        .filter(layout::knows)
                        .map(layout::printed)
                        .toList());
    }

    /** Whether the map is of these very names and keys. */
    boolean isOf(List<String> actualNames, Bindings<KeyCode> actual) {
        return names.equals(actualNames)
                && IntStream.range(0, keys.size())
                        .allMatch(action -> keys.get(action).equals(actual.of(action)));
    }
}
