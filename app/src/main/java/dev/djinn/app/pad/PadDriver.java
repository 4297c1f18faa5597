package dev.djinn.app.pad;

import dev.djinn.app.play.PadEvent;
import java.util.function.Consumer;

/** The gamepads of this machine. Belongs to the thread that made it. */
public interface PadDriver extends AutoCloseable {
    /**
     * Tells what happened since the last call, without waiting.
     *
     * @param deadZone how far, 0..1, a stick or trigger moves before it counts
     */
    void poll(double deadZone, Consumer<PadEvent> listener);

    /** Whether any is connected. */
    boolean hasPads();

    @Override
    void close();
}
