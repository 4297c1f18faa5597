package dev.djinn.app.play;

import dev.djinn.app.words.Worded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a gamepad does beside the actions and beside Start and Back. Bound like actions, with the numbers after the last
 * that an action can have controls by. Each begins with the first of its places that no action is on.
 */
public enum PadDeed implements Worded {
    REWIND(8, PadControl.RIGHT_STICK_LEFT),
    FAST(9, PadControl.RIGHT_STICK_RIGHT),
    FASTER(10, PadControl.RIGHT_STICK_UP),
    SLOWER(11, PadControl.RIGHT_STICK_DOWN),
    SAVE(12, PadControl.LEFT_SHOULDER, PadControl.RIGHT_SHOULDER, PadControl.LEFT_STICK_PRESS),
    LOAD(13, PadControl.RIGHT_SHOULDER, PadControl.LEFT_STICK_PRESS),
    NEXT_BRANCH(14, PadControl.LEFT_STICK_PRESS, PadControl.RIGHT_TRIGGER),
    STEP_BACK(15, PadControl.LEFT_TRIGGER, PadControl.RIGHT_TRIGGER);

    private final int number;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<PadControl> places;

    PadDeed(int number, PadControl... places) {
        this.number = number;
        this.places = List.of(places);
    }

    /** What its controls are kept under: a number that no action with controls has. */
    public int number() {
        return number;
    }

    /** The deed of a number, if it is not an action's. */
    static Optional<PadDeed> find(int number) {
        return Arrays.stream(values()).filter(deed -> deed.number == number).findFirst();
    }

    /** The controls of a gamepad by number: those of the actions, and those of the deeds after them. */
    static List<List<PadControl>> besides(List<List<PadControl>> actions) {
        List<List<PadControl>> all = new ArrayList<>(actions);
        while (all.size() < Preset.MOST_ACTIONS) {
            all.add(List.of());
        }
        Set<PadControl> taken = actions.stream().flatMap(List::stream).collect(Collectors.toSet());
        for (PadDeed deed : values()) {
            Optional<PadControl> place = deed.places.stream().filter(taken::add).findFirst();
            all.add(place.map(List::of).orElse(List.of()));
        }
        return all;
    }
}
