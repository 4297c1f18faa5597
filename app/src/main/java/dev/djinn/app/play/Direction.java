package dev.djinn.app.play;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Where an action goes, as its name tells: what arrow keys and sticks follow. */
public enum Direction {
    LEFT,
    RIGHT,
    UP,
    DOWN,
    UP_LEFT,
    UP_RIGHT;

    private static final List<Direction> PLAIN = List.of(LEFT, RIGHT, UP, DOWN);
    private static final Set<String> LEFTWARDS = Set.of("left", "west", "back", "backward", "backwards");
    private static final Set<String> RIGHTWARDS = Set.of("right", "east", "forward", "forwards");
    private static final Set<String> UPWARDS = Set.of("up", "jump", "leap", "climb", "north");
    private static final Set<String> DOWNWARDS = Set.of("down", "duck", "crouch", "fall", "south");

    /**
     * The action of each direction that {@code names} tell; the plainest name wins, so "left" before "run left". Where no
     * name tells anything, the first four actions are the four plain directions.
     */
    static Map<Direction, Integer> among(List<String> names) {
        Map<Direction, Integer> actions = new EnumMap<>(Direction.class);
        IntStream.range(0, names.size()).forEach(action -> {
            List<String> words = words(names.get(action));
            for (Direction direction : values()) {
                if (direction.isTold(words)) {
                    actions.merge(
                            direction,
                            action,
                            (old, other) -> words.size() < words(names.get(old)).size() ? other : old);
                }
            }
        });
        if (actions.isEmpty()) {
            IntStream.range(0, Math.min(PLAIN.size(), names.size()))
                    .forEach(action -> actions.put(PLAIN.get(action), action));
        }
        return actions;
    }

    private boolean isTold(List<String> words) {
        boolean left = words.stream().anyMatch(LEFTWARDS::contains);
        boolean right = words.stream().anyMatch(RIGHTWARDS::contains);
        boolean up = words.stream().anyMatch(UPWARDS::contains);
        boolean down = words.stream().anyMatch(DOWNWARDS::contains);
        return switch (this) {
            case LEFT -> left && !up;
            case RIGHT -> right && !up;
            case UP -> up && !left && !right;
            case DOWN -> down && !left && !right;
            case UP_LEFT -> up && left;
            case UP_RIGHT -> up && right;
        };
    }

    private static List<String> words(String name) {
        return Arrays.asList(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    }
}
