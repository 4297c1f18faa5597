package dev.djinn.engine.loop;

import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Session;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.onnx.DeviceProbe;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What commands and beats do to a session, and what is told of it. Belongs to the game's thread. */
final class Game implements AutoCloseable {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Session session;
    private final int idle;
    private final double worldsRate;
    private final PlayerInput input;
    private final LongSupplier nanoTime;
    private final Consumer<GameEvent> listener;
    private final Keeper keeper;
    private final Lookout lookout;
    private final Rate rate = new Rate();
    /** The device that the listener knows of. */
    private DeviceProbe told;

    private Metronome metronome;
    private boolean running;
    /** Frames to go back at each beat; 0 if not rewinding. */
    private int rewinding;

    /**
     * A game that stands.
     *
     * @param idle action taken while the player holds no key
     * @param worldsRate frames a second at normal speed
     */
    Game(
            Session session,
            int idle,
            double worldsRate,
            PlayerInput input,
            LongSupplier nanoTime,
            Consumer<GameEvent> listener,
            Keeper keeper) {
        this.session = session;
        this.idle = idle;
        this.worldsRate = worldsRate;
        this.input = input;
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.keeper = keeper;
        this.lookout = new Lookout(listener);
        this.told = session.device();
        this.metronome = new Metronome(worldsRate, nanoTime.getAsLong());
    }

    /** Whether there is something to do, at some time, while no command comes. */
    boolean hasWork() {
        return moves() || lookout.isBusy();
    }

    /** 0 if there is something to do now. */
    long nanosUntilDue() {
        return moves() ? metronome.nanosUntilDue(nanoTime.getAsLong()) : 0;
    }

    /** What is due: a beat, and a dreamed frame of a peek, for which a game that rewinds has no time. */
    void work() {
        if (moves()) {
            beat();
        }
        if (rewinding == 0) {
            guarded(lookout::advance);
            tellIfMoved();
        }
    }

    /** Gives up a peek. */
    @Override
    public void close() {
        lookout.close();
    }

    /** Whether it moves by itself. */
    private boolean moves() {
        return running || rewinding > 0;
    }

    /** One frame on, or back while the player rewinds. */
    private void beat() {
        metronome.beat(nanoTime.getAsLong());
        guarded(rewinding > 0 ? this::goBack : this::dream);
        tellIfMoved();
        guarded(keeper::autosave);
    }

    void obey(GameCommand command) {
        guarded(() -> carryOut(command));
        tellIfMoved();
    }

    private void carryOut(GameCommand command) {
        switch (command) {
            case GameCommand.OpenPicture(var file) -> playFrom(Pictures.read(file));
            case GameCommand.UsePicture(var picture) -> playFrom(picture.get());
            case GameCommand.Restart() -> show(session.restart());
            case GameCommand.Tune(var settings) -> session.tune(settings);
            case GameCommand.Describe() -> describe();
            case GameCommand.Reconstruct(var picture) ->
                listener.accept(new GameEvent.Reconstructed(session.reconstruct(picture)));
            case GameCommand.Peek(var actions, var frames) -> lookout.peek(session.peek(actions, frames));
            case GameCommand.TryOut(var actions, var frames) -> lookout.tryOut(session.peek(actions, frames));
            case GameCommand.Resume() -> resume();
            case GameCommand.Pause() -> pause();
            case GameCommand.StepOnce() -> {
                pause();
                dream();
            }
            case GameCommand.Speed(var factor) -> {
                metronome = new Metronome(worldsRate * factor, nanoTime.getAsLong());
                rate.reset();
            }
            case GameCommand.Rewind(var frames) -> rewind(frames);
            case GameCommand.EndRewind() -> endRewind();
            case GameCommand.StepBack() -> scrubTo(session.now().frame() - 1);
            case GameCommand.StepForward() -> scrubTo(session.now().frame() + 1);
            case GameCommand.Scrub(var frame) -> scrubTo(frame);
            case GameCommand.SwitchTo(var branch) -> {
                pause();
                show(session.switchTo(branch));
            }
            case GameCommand.ReAnchor() -> show(session.reAnchor());
            case GameCommand.Save(var file) -> keeper.save(file);
            case GameCommand.SaveReplay(var file) -> keeper.saveReplay(file);
            case GameCommand.Load(var file) -> {
                keeper.load(file);
                pause();
                show(session.now());
            }
            case GameCommand.UndoLoad() -> {
                pause();
                show(session.undoRestore());
            }
        }
    }

    private void tellIfMoved() {
        DeviceProbe device = session.device();
        if (!device.equals(told)) {
            told = device;
            listener.accept(new GameEvent.Moved(device));
        }
    }

    /** Goes on; a peek that was begun while the game stood is given up, for it would take time from each frame. */
    void resume() {
        if (!running) {
            lookout.close();
            running = true;
            rate.reset();
            listener.accept(new GameEvent.Running());
        }
    }

    private void pause() {
        if (moves()) {
            running = false;
            rewinding = 0;
            listener.accept(new GameEvent.Paused());
        }
    }

    private void rewind(int frames) {
        if (rewinding == 0) {
            listener.accept(new GameEvent.Rewinding());
        }
        rewinding = frames;
    }

    private void endRewind() {
        if (rewinding > 0) {
            rewinding = 0;
            rate.reset();
            listener.accept(running ? new GameEvent.Running() : new GameEvent.Paused());
        }
    }

    private void scrubTo(long frame) {
        pause();
        show(session.scrubTo(frame));
    }

    private void playFrom(Picture picture) {
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

    private void dream() {
        int branch = session.here().branch();
        long began = nanoTime.getAsLong();
        Moment moment = session.step(input.take(idle));
        long ready = nanoTime.getAsLong();
        tellIfMoved();
        rate.frameAt(ready);
        if (session.here().branch() != branch) {
            tellTimeline();
        }
        listener.accept(new GameEvent.FrameReady(
                moment, (double) (ready - began) / NANOS_PER_MILLI, running ? rate.framesPerSecond() : 0));
    }

    private void goBack() {
        long frame = session.now().frame();
        Moment moment = session.rewindTo(frame - rewinding);
        if (moment.frame() != frame) {
            listener.accept(new GameEvent.FrameReady(moment, 0, 0));
        }
    }

    /** Shows where the game went; a peek from where it was is given up. */
    private void show(Moment moment) {
        lookout.close();
        tellTimeline();
        listener.accept(new GameEvent.FrameReady(moment, 0, 0));
    }

    private void describe() {
        listener.accept(new GameEvent.Described(session.currentPrompt(), session.settings()));
    }

    private void tellTimeline() {
        listener.accept(new GameEvent.Timeline(session.timeline()));
    }
}
