package dev.djinn.app.view;

import dev.djinn.app.play.PlayModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The window that is open, or about to be, for who is not in it: what other starts of the program bring. What comes before
 * the window waits for it. Any thread.
 */
public final class FrontWindow {
    private record Shown(Stage stage, PlayModel model) {}

    private final List<Consumer<Shown>> waiting = new ArrayList<>();
    private @Nullable Shown shown;

    /** On the window's thread, before the window is shown. */
    synchronized void attach(Stage stage, PlayModel model) {
        shown = new Shown(stage, model);
        waiting.forEach(this::submit);
        waiting.clear();
    }

    /** Brings the window to the front, and plays from a picture or a save. */
    public synchronized void show(Optional<Path> picture) {
        submit(window -> {
            window.stage.setIconified(false);
            window.stage.toFront();
            window.stage.requestFocus();
            picture.ifPresent(window.model::openOnceOpen);
        });
    }

    /** Closes the window; its game is kept as always. */
    public synchronized void close() {
        submit(window -> window.stage.hide());
    }

    private void submit(Consumer<Shown> deed) {
        if (shown == null) {
            waiting.add(deed);
        } else {
            Shown window = shown;
            Platform.runLater(() -> deed.accept(window));
        }
    }
}
