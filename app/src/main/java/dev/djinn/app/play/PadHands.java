package dev.djinn.app.play;

import java.util.function.Consumer;

/** What gamepads do to the game: their parts are sources of {@link Hands}, but for two that are the game's own. */
final class PadHands {
    /** A part of one gamepad: two pads of one kind are two sources. */
    private record PadSource(int pad, PadControl control) {}

    private final Pads pads = new Pads();
    private final Hands hands;
    private final ControlsModel controls;
    private final Runnable start;
    private final Runnable back;
    private final Consumer<String> unplugged;

    /**
     * Gamepads of which none is known.
     *
     * @param start what the button of this name does
     * @param back what the button of this name does
     * @param unplugged told the name of a pad that was unplugged while something on it was held
     */
    PadHands(Hands hands, ControlsModel controls, Runnable start, Runnable back, Consumer<String> unplugged) {
        this.hands = hands;
        this.controls = controls;
        this.start = start;
        this.back = back;
        this.unplugged = unplugged;
    }

    Pads pads() {
        return pads;
    }

    /** Something happened to a gamepad; while the player is away, what is pressed does nothing. */
    void accept(PadEvent event, boolean isAway) {
        switch (event) {
            case PadEvent.Pressed(int pad, PadControl control) -> {
                if (!isAway && !controls.padPressed(control)) {
                    pressed(pad, control);
                }
            }
            case PadEvent.Released(int pad, PadControl control) -> hands.release(new PadSource(pad, control));
            case PadEvent.Disconnected(int pad) -> {
                if (hands.releaseIf(source -> source instanceof PadSource held && held.pad() == pad)) {
                    unplugged.accept(pads.name(pad));
                }
            }
            case PadEvent.Connected _, PadEvent.Unavailable _ -> {}
        }
        pads.accept(event);
    }

    private void pressed(int pad, PadControl control) {
        switch (control) {
            case START -> start.run();
            case BACK -> back.run();
            default -> {
                if (!controls.shown().get()) {
                    controls.pad()
                            .get()
                            .findAction(control)
                            .ifPresent(action -> hands.press(new PadSource(pad, control), action));
                }
            }
        }
    }
}
