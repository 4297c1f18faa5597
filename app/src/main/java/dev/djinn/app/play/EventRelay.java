package dev.djinn.app.play;

import dev.djinn.engine.loop.GameEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Carries events from the game's thread to the window's, in order. While the window is busy the newest frame takes the
 * place of one that was not shown yet, so nothing piles up.
 */
public final class EventRelay implements Consumer<GameEvent> {
    private final Executor windowThread;
    private final Consumer<GameEvent> window;
    private final Deque<GameEvent> waiting = new ArrayDeque<>();

    public EventRelay(Executor windowThread, Consumer<GameEvent> window) {
        this.windowThread = windowThread;
        this.window = window;
    }

    @Override
    public void accept(GameEvent event) {
        boolean asked;
        synchronized (waiting) {
            asked = !waiting.isEmpty();
            if (event instanceof GameEvent.FrameReady && waiting.peekLast() instanceof GameEvent.FrameReady) {
                waiting.removeLast();
            }
            waiting.addLast(event);
        }
        if (!asked) {
            windowThread.execute(this::deliver);
        }
    }

    /** One at a time: keys and pulses of the window come between. */
    private void deliver() {
        GameEvent next;
        boolean isMore;
        synchronized (waiting) {
            next = waiting.removeFirst();
            isMore = !waiting.isEmpty();
        }
        try {
            window.accept(next);
        } finally {
            if (isMore) {
                windowThread.execute(this::deliver);
            }
        }
    }
}
