package dev.djinn.engine.loop;

import dev.djinn.engine.keep.Autosave;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.Spill;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A game in real time, on one thread of its own that opens, plays and closes the world.
 *
 * <p>A frame is begun when it is due and reads the player's input at that moment. Where the world is slower than its own
 * rate the game slows down (see {@link Metronome}); commands wait for one frame at most. Events are delivered on the
 * game's thread, in order.
 */
public final class GameLoop implements AutoCloseable {
    private static final long CLOSE_MILLIS = 5_000;

    private final Start start;
    private final PlayerInput input;
    private final LongSupplier nanoTime;
    private final Consumer<GameEvent> listener;
    private final Optional<Autosave> autosave;
    private final BlockingQueue<Consumer<Game>> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * A game that {@link #start} begins.
     *
     * @param nanoTime a monotonic clock, as {@code System::nanoTime}
     */
    public GameLoop(Start start, PlayerInput input, LongSupplier nanoTime, Consumer<GameEvent> listener) {
        this(start, input, nanoTime, listener, Optional.empty());
    }

    /** The same with the file from which it can go on after it ended in any way. */
    public GameLoop(
            Start start,
            PlayerInput input,
            LongSupplier nanoTime,
            Consumer<GameEvent> listener,
            Optional<Autosave> autosave) {
        this.start = start;
        this.input = input;
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.autosave = autosave;
        this.thread = Thread.ofPlatform().name("djinn-game").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Hands a command over; any thread, never blocks. */
    public void send(GameCommand command) {
        tasks.add(game -> game.obey(command));
    }

    /** Stops the game and waits, some seconds at most, until its world is closed. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (WorldModel world = start.world().get();
                Spill spill = start.spill().apply(world.manifest().tokensPerFrame())) {
            Session session =
                    Session.start(world, start.prompt().get(), start.settings().apply(world), spill);
            int idle = session.quietestAction();
            listener.accept(new GameEvent.Opened(world.manifest(), session.device(), idle));
            listener.accept(new GameEvent.Timeline(session.timeline()));
            listener.accept(new GameEvent.FrameReady(session.now(), 0, 0));
            play(world, session, idle);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            end(Unforeseen.told(e));
        }
    }

    private void end(DjinnException failure) {
        if (!closing) {
            listener.accept(new GameEvent.Ended(failure.exitCode(), failure.getMessage()));
        }
    }

    private void play(WorldModel world, Session session, int idle) throws InterruptedException {
        Keeper keeper = new Keeper(world, session, autosave, listener, work -> tasks.add(_ -> work.run()));
        double rate = world.manifest().frame().rate();
        try (Game game = new Game(session, idle, rate, input, nanoTime, listener, keeper)) {
            game.resume();
            while (!closing) {
                @Nullable
                Consumer<Game> task =
                        game.hasWork() ? tasks.poll(game.nanosUntilDue(), TimeUnit.NANOSECONDS) : tasks.take();
                if (task != null) {
                    task.accept(game);
                } else {
                    game.work();
                }
            }
        } finally {
            Thread.interrupted(); // so that the last save is waited for
            keeper.close();
        }
    }
}
