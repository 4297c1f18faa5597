package dev.djinn.app.play;

import dev.djinn.engine.rehearsal.Seat;
import java.util.concurrent.Executor;
import javafx.scene.input.KeyCode;

/** A player at a window, by its keys. */
public final class KeySeat implements Seat {
    private final PlayModel model;
    private final Executor windowThread;
    private Runnable release = () -> {};
    private boolean goesOnOncePaused;

    /** Made on the window's thread, before the game begins. */
    public KeySeat(PlayModel model, Executor windowThread) {
        this.model = model;
        this.windowThread = windowThread;
        model.phase().subscribe(phase -> {
            if (phase == Phase.PAUSED && goesOnOncePaused) {
                goesOnOncePaused = false;
                windowThread.execute(model::togglePause);
            }
        });
    }

    @Override
    public void hold(int action) {
        windowThread.execute(() -> {
            letGo();
            model.controls().keys().get().of(action).stream()
                    .findFirst()
                    .ifPresentOrElse(key -> press(Key.of(key)), () -> press(action));
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

    private void press(Key key) {
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
        windowThread.execute(() -> model.keyPressed(Key.of(KeyCode.BACK_SPACE), false));
    }

    @Override
    public void endRewind() {
        windowThread.execute(() -> model.keyReleased(Key.of(KeyCode.BACK_SPACE)));
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

    private void push(KeyCode code) {
        Key key = Key.of(code);
        model.keyPressed(key, false);
        model.keyReleased(key);
    }
}
