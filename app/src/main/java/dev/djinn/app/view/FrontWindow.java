package dev.djinn.app.view;

import dev.djinn.app.play.PlayModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window that is open, for who is not in it: what other starts of the program bring. Any thread. */
public final class FrontWindow {
    private @Nullable Stage stage;
    private @Nullable PlayModel model;

    /** Belongs to the window's thread. */
    void attach(Stage opened, PlayModel itsModel) {
        stage = opened;
        model = itsModel;
    }

    /** Brings the window to the front, and plays from a picture or a save. */
    public void show(Optional<Path> picture) {
        onWindow((open, game) -> {
            open.setIconified(false);
            open.toFront();
            open.requestFocus();
            picture.ifPresent(game::openOnceOpen);
        });
    }

    /** Closes the window; its game is kept as always. */
    public void close() {
        onWindow((open, game) -> open.hide());
    }

    private void onWindow(BiConsumer<Stage, PlayModel> deed) {
        Platform.runLater(() -> {
            if (stage != null && model != null) {
                deed.accept(stage, model);
            }
        });
    }
}
