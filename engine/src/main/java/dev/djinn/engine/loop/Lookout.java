package dev.djinn.engine.loop;

import dev.djinn.engine.session.Peek;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The peek that the game's thread works on between commands and frames, if any; a new one takes the place of the old. */
final class Lookout implements AutoCloseable {
    /** @param look dreams at most one frame of {@code peek} and says what there is to tell of it */
    private record Work(Peek peek, Supplier<Optional<GameEvent>> look) {}

    private final Consumer<GameEvent> listener;
    private @Nullable Work work;

    Lookout(Consumer<GameEvent> listener) {
        this.listener = listener;
    }

    /** Tells where each action leads in the end. */
    void peek(Peek peek) {
        begin(new Work(
                peek,
                () -> peek.advance().map(seen -> new GameEvent.Peeked(seen.frame(), seen.action(), seen.picture()))));
    }

    /** Tells every frame of each action. */
    void tryOut(Peek peek) {
        begin(new Work(
                peek,
                () -> peek.look()
                        .map(seen -> new GameEvent.Tried(seen.frame(), seen.action(), seen.ahead(), seen.picture()))));
    }

    boolean isBusy() {
        return work != null;
    }

    /** Dreams at most one frame. A peek that fails is given up. */
    void advance() {
        if (work == null) {
            return;
        }
        Work current = work;
        work = null;
        boolean goesOn = false;
        try {
            current.look().get().ifPresent(listener);
            goesOn = !current.peek().isDone();
        } finally {
            if (goesOn) {
                work = current;
            } else {
                current.peek().close();
            }
        }
    }

    @Override
    public void close() {
        if (work != null) {
            work.peek().close();
            work = null;
        }
    }

    private void begin(Work next) {
        close();
        work = next;
    }
}
