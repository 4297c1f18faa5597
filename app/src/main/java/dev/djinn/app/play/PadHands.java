package dev.djinn.app.play;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What gamepads do to the game: their parts are sources of {@link Hands}, or do a {@link PadDeed}, but for two. */
final class PadHands {
    /** A part of one gamepad: two pads of one kind are two sources. */
    private record PadSource(int pad, PadControl control) {}

    private final Pads pads = new Pads();
    private final Map<PadSource, PadDeed> deeds = new HashMap<>();
    private final PlayModel game;
    private final Hands hands;
    private final ControlsModel controls;

    /** Gamepads of which none is known. */
    PadHands(PlayModel game, Hands hands) {
        this.game = game;
        this.hands = hands;
        this.controls = game.controls();
    }

    Pads pads() {
        return pads;
    }

    /** Something happened to a gamepad; while the player is away, what is pressed does nothing. */
    void accept(PadEvent event, boolean isAway) {
        switch (event) {
            case PadEvent.Pressed(int pad, PadControl control) -> {
                if (!isAway && !controls.padPressed(control)) {
                    pressed(new PadSource(pad, control));
                }
            }
            case PadEvent.Released(int pad, PadControl control) -> released(new PadSource(pad, control));
            case PadEvent.Disconnected(int pad) -> disconnected(pad);
            case PadEvent.Connected _, PadEvent.Unavailable _ -> {}
        }
        pads.accept(event);
    }

    private void pressed(PadSource source) {
        switch (source.control()) {
            case START -> game.togglePause();
            case BACK -> game.stepOnce();
            default -> {
                if (!controls.shown().get()) {
                    controls.pad().get().findAction(source.control()).ifPresent(number -> press(source, number));
                }
            }
        }
    }

    private void press(PadSource source, int number) {
        PadDeed.find(number)
                .ifPresentOrElse(
                        deed -> {
                            deeds.put(source, deed);
                            begin(deed);
                        },
                        () -> hands.press(source, number));
    }

    private void begin(PadDeed deed) {
        switch (deed) {
            case REWIND -> game.time().holdRewind();
            case FAST -> game.time().holdFast();
            case FASTER -> game.time().faster();
            case SLOWER -> game.time().slower();
            case SAVE -> game.keep().save();
            case LOAD -> game.keep().load();
            case NEXT_BRANCH -> game.time().nextBranch();
            case STEP_BACK -> game.time().stepBack();
        }
    }

    private void released(PadSource source) {
        hands.release(source);
        @Nullable PadDeed deed = deeds.remove(source);
        if (deed != null) {
            end(deed);
        }
    }

    private void end(PadDeed deed) {
        switch (deed) {
            case REWIND -> game.time().releaseRewind();
            case FAST -> game.time().releaseFast();
            case FASTER, SLOWER, SAVE, LOAD, NEXT_BRANCH, STEP_BACK -> {}
        }
    }

    private void disconnected(int pad) {
        boolean wasHeld = hands.releaseIf(source -> source instanceof PadSource held && held.pad() == pad);
        boolean wasDoing = deeds.keySet().stream().anyMatch(source -> source.pad() == pad);
        deeds.forEach((source, deed) -> {
            if (source.pad() == pad) {
                end(deed);
            }
        });
        deeds.keySet().removeIf(source -> source.pad() == pad);
        if (wasHeld || wasDoing) {
            game.unplugged(pads.name(pad));
        }
    }
}
