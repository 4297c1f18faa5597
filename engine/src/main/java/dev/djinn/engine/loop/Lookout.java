package dev.djinn.engine.loop;

import dev.djinn.engine.session.Peek;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The peek that the game's thread works on between commands and frames, if any; a new one takes the place of the old. */
final class Lookout implements AutoCloseable {
    private final Consumer<GameEvent> listener;
    private @Nullable Peek peek;

    Lookout(Consumer<GameEvent> listener) {
        this.listener = listener;
    }

    void begin(Peek next) {
        close();
        peek = next;
    }

    boolean isBusy() {
        return peek != null;
    }

    /** Dreams at most one frame. A peek that fails is given up. */
    void advance() {
        if (peek == null) {
            return;
        }
        Peek current = peek;
        peek = null;
        boolean goesOn = false;
        try {
            current.advance()
                    .ifPresent(
                            seen -> listener.accept(new GameEvent.Peeked(seen.frame(), seen.action(), seen.picture())));
            goesOn = !current.isDone();
        } finally {
            if (goesOn) {
                peek = current;
            } else {
                current.close();
            }
        }
    }

    @Override
    public void close() {
        if (peek != null) {
            peek.close();
            peek = null;
        }
    }
}
