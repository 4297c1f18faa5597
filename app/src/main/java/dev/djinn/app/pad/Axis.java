package dev.djinn.app.pad;

import dev.djinn.app.play.PadControl;
import dev.djinn.app.play.PadEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stick's one way, or a trigger, as two controls that are pressed or not. It is released a little nearer to the middle
 * than it is pressed, so that a hand that trembles at the edge of the dead zone does not press again and again.
 */
final class Axis {
    private static final double RELEASED_AT = 0.75;

    private final @Nullable PadControl negative;
    private final PadControl positive;
    private @Nullable PadControl pressed;

    Axis(@Nullable PadControl negative, PadControl positive) {
        this.negative = negative;
        this.positive = positive;
    }

    /**
     * Moves it.
     *
     * @param value -1..1
     */
    void move(int pad, double value, double deadZone, Consumer<PadEvent> listener) {
        PadControl next = toward(value);
        double edge = next != null && next == pressed ? deadZone * RELEASED_AT : deadZone;
        if (Math.abs(value) < edge) {
            next = null;
        }
        if (next == pressed) {
            return;
        }
        if (pressed != null) {
            listener.accept(new PadEvent.Released(pad, pressed));
        }
        pressed = next;
        if (next != null) {
            listener.accept(new PadEvent.Pressed(pad, next));
        }
    }

    private @Nullable PadControl toward(double value) {
        return value < 0 ? negative : positive;
    }
}
