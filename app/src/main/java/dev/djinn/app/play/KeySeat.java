package dev.djinn.app.play;

import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.rehearsal.Pace;
import dev.djinn.engine.rehearsal.Seat;
import dev.djinn.runtime.DjinnException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.scene.input.KeyCode;

/** A player at a window, by its keys; and the pace of the frames that the window is given. */
public final class KeySeat implements Seat {
    private final PlayModel model;
    private final Executor windowThread;
    private final LongSupplier nanoTime;
    private final CompletableFuture<GameEvent.Opened> opened = new CompletableFuture<>();
    private Optional<Pace> pace = Optional.empty();
    private Runnable release = () -> {};
    private boolean goesOnOncePaused;

    /** Made on the window's thread, before the game begins. */
    public KeySeat(PlayModel model, Executor windowThread, LongSupplier nanoTime) {
        this.model = model;
        this.windowThread = windowThread;
        this.nanoTime = nanoTime;
        model.opened().subscribe(world -> world.ifPresent(this::opened));
        model.phase().subscribe(this::phaseChanged);
        model.hud().subscribe(this::frameShown);
    }

    private void opened(GameEvent.Opened world) {
        pace = Optional.of(new Pace(world.world().frame().rate()));
        opened.complete(world);
    }

    private void phaseChanged(Phase phase) {
        pace.ifPresent(Pace::breakOff);
        if (phase == Phase.PAUSED && goesOnOncePaused) {
            goesOnOncePaused = false;
            windowThread.execute(model::togglePause);
        }
        if (phase == Phase.ENDED) {
            opened.completeExceptionally(
                    new DjinnException(model.exitCode(), model.message().get()));
        }
    }

    private void frameShown(Hud hud) {
        if (model.phase().get() == Phase.RUNNING && hud.isDreamed()) {
            double millis = Double.parseDouble("0" + hud.latency().replaceAll("\\D", ""));
            pace.ifPresent(known -> known.frame(nanoTime.getAsLong(), millis));
        } else {
            pace.ifPresent(Pace::breakOff);
        }
    }

    /**
     * Waits until the world is open; not on the window's thread.
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

    /** Once the world is open. Latencies are whole milliseconds, as the window shows them. */
    public Pace pace() {
        return pace.orElseThrow();
    }

    @Override
    public void hold(int action) {
        windowThread.execute(() -> {
            letGo();
            model.controls().keys().get().of(action).stream()
                    .findFirst()
                    .ifPresentOrElse(key -> press(key), () -> press(action));
        });
    }

    @Override
    public void release() {
        windowThread.execute(this::letGo);
    }

    private void letGo() {
        release.run();
        release = () -> {};
    }

    private void press(KeyCode key) {
        model.keyPressed(key, false);
        release = () -> model.keyReleased(key);
    }

    /** An action without a key is held by its cap. */
    private void press(int action) {
        model.capPressed(action);
        release = () -> model.capReleased(action);
    }

    @Override
    public void rewind() {
        windowThread.execute(() -> model.keyPressed(KeyCode.BACK_SPACE, false));
    }

    @Override
    public void endRewind() {
        windowThread.execute(() -> model.keyReleased(KeyCode.BACK_SPACE));
    }

    @Override
    public void save() {
        windowThread.execute(() -> push(KeyCode.F5));
    }

    @Override
    public void load() {
        windowThread.execute(() -> {
            goesOnOncePaused = true;
            push(KeyCode.F7);
        });
    }

    @Override
    public void restart() {
        windowThread.execute(() -> push(KeyCode.R));
    }

    private void push(KeyCode key) {
        model.keyPressed(key, false);
        model.keyReleased(key);
    }
}
