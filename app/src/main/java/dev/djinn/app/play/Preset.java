package dev.djinn.app.play;

import dev.djinn.app.words.Worded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;

/** Keys to begin with. Only the first {@value #MOST_ACTIONS} actions of a world have any. */
public enum Preset implements Worded {
    /** Key n of the digits is code n-1, and so is the n-th key of the home row {@code A S D F J K L ;}. */
    DIGITS_AND_HOME_ROW,
    /** Left, right, jump and down as the actions' names tell; the other actions on keys around them. */
    WASD_AND_ARROWS;

    static final int MOST_ACTIONS = 8;

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

    private static final Map<Direction, List<KeyCode>> DIRECTION_KEYS = Map.of(
            Direction.LEFT, List.of(KeyCode.A, KeyCode.LEFT),
            Direction.RIGHT, List.of(KeyCode.D, KeyCode.RIGHT),
            Direction.UP, List.of(KeyCode.W, KeyCode.UP),
            Direction.DOWN, List.of(KeyCode.S, KeyCode.DOWN),
            Direction.UP_LEFT, List.of(KeyCode.Q),
            Direction.UP_RIGHT, List.of(KeyCode.E));
    private static final List<KeyCode> OTHER_KEYS =
            List.of(KeyCode.J, KeyCode.K, KeyCode.L, KeyCode.I, KeyCode.U, KeyCode.O, KeyCode.H, KeyCode.N, KeyCode.M);

    private static final Map<Direction, List<PadControl>> DIRECTION_PADS = Map.of(
            Direction.LEFT, List.of(PadControl.DPAD_LEFT, PadControl.LEFT_STICK_LEFT),
            Direction.RIGHT, List.of(PadControl.DPAD_RIGHT, PadControl.LEFT_STICK_RIGHT),
            Direction.UP, List.of(PadControl.SOUTH, PadControl.DPAD_UP, PadControl.LEFT_STICK_UP),
            Direction.DOWN, List.of(PadControl.DPAD_DOWN, PadControl.LEFT_STICK_DOWN),
            Direction.UP_LEFT, List.of(PadControl.LEFT_SHOULDER),
            Direction.UP_RIGHT, List.of(PadControl.RIGHT_SHOULDER));
    private static final List<PadControl> OTHER_PADS = List.of(
            PadControl.EAST,
            PadControl.WEST,
            PadControl.NORTH,
            PadControl.LEFT_TRIGGER,
            PadControl.RIGHT_TRIGGER,
            PadControl.LEFT_SHOULDER,
            PadControl.RIGHT_SHOULDER,
            PadControl.DPAD_DOWN,
            PadControl.DPAD_UP);

    /** The keys of each action of a world whose actions have these names. */
    List<List<KeyCode>> keys(List<String> names) {
        return switch (this) {
            case DIGITS_AND_HOME_ROW ->
                IntStream.range(0, Math.min(MOST_ACTIONS, names.size()))
                        .mapToObj(action -> List.of(HOME_ROW.get(action), DIGITS.get(action)))
                        .toList();
            case WASD_AND_ARROWS -> following(names, DIRECTION_KEYS, OTHER_KEYS);
        };
    }

    /** What every gamepad begins with. */
    static List<List<PadControl>> pad(List<String> names) {
        return following(names, DIRECTION_PADS, OTHER_PADS);
    }

    private static <C> List<List<C>> following(
            List<String> names, Map<Direction, List<C>> directed, Collection<C> others) {
        List<String> playable = names.subList(0, Math.min(MOST_ACTIONS, names.size()));
        Map<Direction, Integer> directions = Direction.among(playable);
        Set<C> followedBy = directions.keySet().stream()
                .map(directed::get)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        Deque<C> spare = new ArrayDeque<>(
                others.stream().filter(control -> !followedBy.contains(control)).toList());
        List<List<C>> controls = new ArrayList<>();
        for (int action = 0; action < playable.size(); action++) {
            Optional<List<C>> followed = find(action, directions).map(directed::get);
            controls.add(followed.orElseGet(() -> List.of(spare.removeFirst())));
        }
        return controls;
    }

    private static Optional<Direction> find(int action, Map<Direction, Integer> directions) {
        return directions.entrySet().stream()
                .filter(entry -> entry.getValue() == action)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
