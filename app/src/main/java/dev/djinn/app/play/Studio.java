package dev.djinn.app.play;

import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.recording.Recorder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;

/** What goes on beside the game: it is recorded, looked at in different ways, and measured. Belongs to the window's thread. */
public final class Studio {
    private final RecordingModel recording;
    private final PictureModel picture;
    private final TuningModel tuning;
    private final ObjectProperty<Note> note = new SimpleObjectProperty<>(Note.NONE);
    private final BooleanProperty figuresShown = new SimpleBooleanProperty();

    /**
     * A studio for one game.
     *
     * @param game takes commands at once, without blocking
     * @param keeper keeps changed settings, without blocking
     * @param nanoTime a monotonic clock
     */
    public Studio(
            Consumer<GameCommand> game,
            Recorder recorder,
            MediaShelf shelf,
            StudioSettings settings,
            Consumer<StudioSettings> keeper,
            LongSupplier nanoTime) {
        this.picture = new PictureModel(settings, keeper, this::tell, nanoTime);
        this.recording = new RecordingModel(
                recorder, shelf, game, () -> picture.settings().get().recordAs(), this::tell);
        this.tuning = new TuningModel(game);
    }

    public RecordingModel recording() {
        return recording;
    }

    public PictureModel picture() {
        return picture;
    }

    public TuningModel tuning() {
        return tuning;
    }

    /** What the player may want to know, until it was read. */
    public ReadOnlyObjectProperty<Note> note() {
        return note;
    }

    /** Whether the figures lie over the picture. */
    public ReadOnlyBooleanProperty figuresShown() {
        return figuresShown;
    }

    public void toggleFigures() {
        figuresShown.set(!figuresShown.get());
    }

    public void tell(Note next) {
        note.set(Note.NONE); // so that the same words again are news
        note.set(next);
    }

    public void noteRead() {
        note.set(Note.NONE);
    }

    /** The game tells something. */
    public void accept(GameEvent event) {
        if (event instanceof GameEvent.FrameReady ready) {
            picture.accept(ready.moment().picture());
        }
        recording.accept(event);
        tuning.accept(event);
    }

    /**
     * A key went down.
     *
     * @param shortcut whether Ctrl (on a Mac, Command) is down
     * @return whether the key means anything here
     */
    public boolean keyPressed(KeyCode key, boolean shortcut) {
        if (shortcut) {
            if (key == KeyCode.T) {
                picture.nextTheme();
            }
            return key == KeyCode.T;
        }
        switch (key) {
            case F3 -> toggleFigures();
            case F10 -> picture.nextFilter();
            case F8 -> recording.keepLast();
            case F9 -> recording.toggle();
            case F12 -> recording.screenshot();
            default -> {
                return false;
            }
        }
        return true;
    }
}
