package dev.djinn.engine.rehearsal;

import dev.djinn.engine.loop.GameEvent;
import dev.djinn.runtime.DjinnException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Listens to a game and keeps its {@link Pace}, how many branches it has, and how often it refused something. Any thread. */
public final class Witness implements Consumer<GameEvent> {
    private final LongSupplier nanoTime;
    private final CompletableFuture<GameEvent.Opened> opened = new CompletableFuture<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Optional<Pace> pace = Optional.empty();
    private volatile int branches;

    public Witness(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Waits until the world is open.
     *
     * @throws DjinnException what the game ended with before it was
     */
    public GameEvent.Opened await() {
        try {
            return opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DjinnException known) {
                throw known;
            }
            throw e;
        }
    }

    /** Once the world is open. */
    public Pace pace() {
        return pace.orElseThrow();
    }

    public int branches() {
        return branches;
    }

    public int refused() {
        return refused.get();
    }

    @Override
    public void accept(GameEvent event) {
        switch (event) {
            case GameEvent.Opened facts -> {
                pace = Optional.of(new Pace(facts.world().frame().rate()));
                opened.complete(facts);
            }
            case GameEvent.FrameReady ready -> pace.ifPresent(known -> frame(known, ready));
            case GameEvent.Timeline(var view) -> branches = view.branches().size();
            case GameEvent.Refused _, GameEvent.NotKept _ -> refused.incrementAndGet();
            case GameEvent.Ended(var code, var reason) ->
                opened.completeExceptionally(new DjinnException(code, reason));
            case GameEvent.Paused _, GameEvent.Running _, GameEvent.Rewinding _ -> pace.ifPresent(Pace::breakOff);
            case GameEvent.Kept _,
                    GameEvent.Moved _,
                    GameEvent.Described _,
                    GameEvent.Peeked _,
                    GameEvent.Tried _,
                    GameEvent.Reconstructed _ -> {}
        }
    }

    /** A frame that was shown, not dreamed, has no latency. */
    private void frame(Pace known, GameEvent.FrameReady ready) {
        if (ready.latencyMillis() > 0) {
            known.frame(nanoTime.getAsLong(), ready.latencyMillis());
        } else {
            known.breakOff();
        }
    }
}
