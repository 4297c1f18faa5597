package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.runtime.onnx.DeviceProbe;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the player is told, one thing at a time, and how long it stays. */
final class Notices {
    private static final String NONE = "";
    private static final double MOVED_SECONDS = 10;

    private final StringProperty message = new SimpleStringProperty(NONE);
    private String onceOpen = NONE;
    private String passing = NONE;
    /** How many frames {@link #passing} still stays. */
    private long frames;

    /** Empty if there is nothing to tell. */
    ReadOnlyStringProperty message() {
        return message;
    }

    /** Until the game goes on. */
    void show(String notice) {
        message.set(notice);
    }

    /** From now on, also over the game's start, until it goes on later. */
    void showAlsoOnceOpen(String notice) {
        onceOpen = notice;
        message.set(notice);
    }

    /** For ten seconds of a game with this rate: its device failed, and it goes on on another. */
    void showMoved(DeviceProbe to, double framesPerSecond) {
        passing = Words.of("play.moved", to.whyNotCuda().orElseGet(() -> Words.of("play.moved-why")));
        frames = Math.round(MOVED_SECONDS * framesPerSecond);
        message.set(passing);
    }

    void clear() {
        message.set(NONE);
    }

    void gameGoesOn() {
        message.set(onceOpen);
        onceOpen = NONE;
    }

    void frameShown() {
        frames--;
        if (frames == 0 && message.get().equals(passing)) {
            message.set(NONE);
        }
    }
}
