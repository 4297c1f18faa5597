package dev.djinn.app.play;

import dev.djinn.app.library.Drawings;
import dev.djinn.app.library.Drawings.Drawing;
import dev.djinn.app.words.Reasons;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The player's own drawings. Belongs to the window's thread; the disk is asked on another. */
public final class GalleryModel {
    private final Drawings drawings;
    private final Executor background;
    private final Executor window;
    private final ObjectProperty<List<Drawing>> list = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Path>> trashed = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty trouble = new SimpleStringProperty("");

    /**
     * A gallery, soon with what is in {@code drawings}.
     *
     * @param background may wait, and does one thing after the other
     * @param window runs on the window's thread
     */
    public GalleryModel(Drawings drawings, Executor background, Executor window) {
        this.drawings = drawings;
        this.background = background;
        this.window = window;
        change(() -> {});
    }

    /** Newest first. */
    public ReadOnlyObjectProperty<List<Drawing>> list() {
        return list;
    }

    /** What was deleted last and can come back. */
    public ReadOnlyObjectProperty<Optional<Path>> trashed() {
        return trashed;
    }

    /** What went wrong last; empty if nothing. */
    public ReadOnlyStringProperty trouble() {
        return trouble;
    }

    /** Keeps what is played. */
    public void keep(Picture drawn) {
        change(() -> drawings.keep(drawn));
    }

    public void delete(Drawing drawing) {
        change(() -> {
            Path place = drawings.trash(drawing);
            window.execute(() -> trashed.set(Optional.of(place)));
        });
    }

    public void undo() {
        Optional<Path> place = trashed.get();
        trashed.set(Optional.empty());
        place.ifPresent(path -> change(() -> drawings.restore(path)));
    }

    private void change(Runnable deed) {
        background.execute(() -> {
            try {
                deed.run();
                List<Drawing> now = drawings.list();
                window.execute(() -> {
                    trouble.set("");
                    list.set(now);
                });
            } catch (DjinnException e) {
                window.execute(() -> trouble.set(Reasons.of(e)));
            }
        });
    }
}
