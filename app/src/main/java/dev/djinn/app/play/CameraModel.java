package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.runtime.image.Picture;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The page of the camera: on while it is open, a countdown, and a photo. Belongs to the window's thread. */
public final class CameraModel {
    private static final int FROM = 3;
    private static final int CHANNELS = 4;

    private final Camera camera;
    private final Executor window;
    private final Consumer<Runnable> inASecond;
    private final Consumer<Picture> use;
    private final ObjectProperty<Optional<Picture>> seen = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty words = new SimpleStringProperty("");
    private final IntegerProperty countdown = new SimpleIntegerProperty();
    private final BooleanProperty mirrored = new SimpleBooleanProperty(true);
    private final BooleanProperty failed = new SimpleBooleanProperty();
    private Optional<Camera.On> on = Optional.empty();
    /** Which time it is open: what an earlier one still says is not heard. */
    private int turn;

    /**
     * A page that is not open.
     *
     * @param window runs on the window's thread
     * @param inASecond runs there, a second later
     * @param use told the photo
     */
    public CameraModel(Camera camera, Executor window, Consumer<Runnable> inASecond, Consumer<Picture> use) {
        this.camera = camera;
        this.window = window;
        this.inASecond = inASecond;
        this.use = use;
    }

    /** What the camera sees, as the photo would be. */
    public ReadOnlyObjectProperty<Optional<Picture>> seen() {
        return seen;
    }

    /** What to tell in place of a picture; empty if there is one. */
    public ReadOnlyStringProperty words() {
        return words;
    }

    /** Whether it can only be tried again. */
    public ReadOnlyBooleanProperty failed() {
        return failed;
    }

    /** Seconds to the photo; 0 if none is about to be taken. */
    public ReadOnlyIntegerProperty countdown() {
        return countdown;
    }

    public ReadOnlyBooleanProperty mirrored() {
        return mirrored;
    }

    public void setMirrored(boolean next) {
        if (next != mirrored.get()) {
            mirrored.set(next);
            seen.set(seen.get().map(CameraModel::flipped));
        }
    }

    /** Turns the camera on or off with the page. */
    public void setOpen(boolean open) {
        on.ifPresent(Camera.On::close);
        on = Optional.empty();
        turn++;
        countdown.set(0);
        seen.set(Optional.empty());
        failed.set(false);
        if (open) {
            words.set(Words.of("camera.opening"));
            int now = turn;
            on = Optional.of(camera.open(event -> window.execute(() -> {
                if (now == turn) {
                    accept(event);
                }
            })));
        }
    }

    public void retry() {
        setOpen(true);
    }

    /** Begins to count down to a photo; a second time stops that. */
    public void take() {
        if (countdown.get() > 0) {
            countdown.set(0);
        } else if (seen.get().isPresent()) {
            countdown.set(FROM);
            int now = turn;
            inASecond.accept(() -> count(now));
        }
    }

    private void count(int begun) {
        if (begun != turn || countdown.get() == 0) {
            return;
        }
        countdown.set(countdown.get() - 1);
        if (countdown.get() > 0) {
            inASecond.accept(() -> count(begun));
        } else {
            seen.get().ifPresent(use);
        }
    }

    private void accept(Camera.Event event) {
        switch (event) {
            case Camera.Event.Seen(var picture) -> {
                words.set("");
                seen.set(Optional.of(mirrored.get() ? flipped(picture) : picture));
            }
            case Camera.Event.Failed(var why) -> {
                countdown.set(0);
                seen.set(Optional.empty());
                failed.set(true);
                words.set(why);
            }
        }
    }

    private static Picture flipped(Picture picture) {
        int width = picture.width();
        byte[] bgra = Arrays.copyOf(picture.bgra(), picture.bgra().length);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(
                        picture.bgra(),
                        (y * width + width - 1 - x) * CHANNELS,
                        bgra,
                        (y * width + x) * CHANNELS,
                        CHANNELS);
            }
        }
        return new Picture(width, picture.height(), bgra);
    }
}
