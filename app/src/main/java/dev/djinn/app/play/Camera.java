package dev.djinn.app.play;

import dev.djinn.runtime.image.Picture;
import java.util.function.Consumer;

/** What sees. */
public interface Camera {
    /** What becomes of a camera that is open. */
    sealed interface Event {
        /** What it sees now. */
        record Seen(Picture picture) implements Event {}

        /** It sees nothing any more; one line that says why and what to do. */
        record Failed(String words) implements Event {}
    }

    /** It is on until it is closed; closing waits for nothing. */
    interface On extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Turns it on; returns at once.
     *
     * @param listener told on other threads; nothing any more once it has failed
     */
    On open(Consumer<Event> listener);
}
