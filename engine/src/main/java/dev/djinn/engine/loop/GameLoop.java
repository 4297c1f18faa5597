package dev.djinn.engine.loop;

import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.QuietestAction;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
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
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long CLOSE_MILLIS = 5_000;

    private final Start start;
    private final PlayerInput input;
    private final LongSupplier nanoTime;
    private final Consumer<GameEvent> listener;
    private final BlockingQueue<GameCommand> commands = new LinkedBlockingQueue<>();
    private final Rate rate = new Rate();
    private final Lookout lookout;
    private final Thread thread;
    private volatile boolean closing;
    private boolean running;

    /**
     * A game that {@link #start} begins.
     *
     * @param nanoTime a monotonic clock, as {@code System::nanoTime}
     */
    public GameLoop(Start start, PlayerInput input, LongSupplier nanoTime, Consumer<GameEvent> listener) {
        this.start = start;
        this.input = input;
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.lookout = new Lookout(listener);
        this.thread = Thread.ofPlatform().name("djinn-game").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Hands a command over; any thread, never blocks. */
    public void send(GameCommand command) {
        commands.add(command);
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
                lookout) {
            Session session =
                    Session.start(world, start.prompt().get(), start.settings().apply(world));
            int idle = QuietestAction.of(world, session.now());
            listener.accept(new GameEvent.Opened(world.manifest(), world.device(), idle));
            listener.accept(new GameEvent.FrameReady(session.now(), 0, 0));
            play(session, idle, world.manifest().frame().rate());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DjinnException e) {
            end(e.exitCode(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            end(ExitCode.UNEXPECTED, "unexpected: " + e);
        }
    }

    private void end(ExitCode exitCode, String message) {
        if (!closing) {
            listener.accept(new GameEvent.Ended(exitCode, message));
        }
    }

    private void play(Session session, int idle, double framesPerSecond) throws InterruptedException {
        Metronome metronome = new Metronome(framesPerSecond, nanoTime.getAsLong());
        resume();
        while (!closing) {
            @Nullable GameCommand command = await(metronome);
            if (command != null) {
                guarded(() -> obey(command, session, idle));
            } else if (running) {
                metronome.beat(nanoTime.getAsLong());
                guarded(() -> dream(session, idle));
                guarded(lookout::advance);
            } else {
                guarded(lookout::advance);
            }
        }
    }

    /** The next command; none if a frame is due, or there is something to look at meanwhile. */
    private @Nullable GameCommand await(Metronome metronome) throws InterruptedException {
        if (running) {
            return commands.poll(metronome.nanosUntilDue(nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
        }
        return lookout.isBusy() ? commands.poll() : commands.take();
    }

    private void obey(GameCommand command, Session session, int idle) {
        switch (command) {
            case GameCommand.OpenPicture(var file) -> playFrom(session, Pictures.read(file));
            case GameCommand.UsePicture(var picture) -> playFrom(session, picture.get());
            case GameCommand.Restart() -> show(session.restart());
            case GameCommand.Tune(var settings) -> session.tune(settings);
            case GameCommand.Peek(int actions, int frames) -> lookout.begin(session.peek(actions, frames));
            case GameCommand.Resume() -> resume();
            case GameCommand.Pause() -> pause();
            case GameCommand.StepOnce() -> {
                pause();
                dream(session, idle);
            }
        }
    }

    private void playFrom(Session session, Picture picture) {
        show(session.prompt(picture));
        resume();
    }

    /** A failure stops the game at its last good frame and is told to the player, who can go on from there. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (DjinnException e) {
            pause();
            listener.accept(new GameEvent.Refused(e.getMessage()));
        }
    }

    private void dream(Session session, int idle) {
        long began = nanoTime.getAsLong();
        Moment moment = session.step(input.take(idle));
        long ready = nanoTime.getAsLong();
        rate.frameAt(ready);
        listener.accept(new GameEvent.FrameReady(
                moment, (double) (ready - began) / NANOS_PER_MILLI, running ? rate.framesPerSecond() : 0));
    }

    private void show(Moment moment) {
        listener.accept(new GameEvent.FrameReady(moment, 0, 0));
    }

    private void resume() {
        if (!running) {
            running = true;
            rate.reset();
            listener.accept(new GameEvent.Running());
        }
    }

    private void pause() {
        if (running) {
            running = false;
            listener.accept(new GameEvent.Paused());
        }
    }
}
