package dev.djinn.app.view;

import dev.djinn.app.play.Phase;
import dev.djinn.app.play.PlayModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * The window that is open, or about to be, for who is not in it: what other starts of the program bring. What comes before
 * the window waits for it; what comes too late for it is left over. Any thread.
 */
public final class FrontWindow {
    private record Shown(Stage stage, PlayModel model) {}

    /** To be seen, and to play from a picture if one is given; in order. */
    private final List<Optional<Path>> wishes = new ArrayList<>();

    private @Nullable Shown shown;
    private boolean isToClose;
    private boolean isClosed;

    /** On the window's thread, before the window is shown. */
    synchronized void attach(Stage stage, PlayModel model) {
        shown = new Shown(stage, model);
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> closed());
        serveSoon();
    }

    private synchronized void closed() {
        isClosed = true;
    }

    /**
     * Brings the window to the front, and plays from a picture or a save.
     *
     * @return whether there is a window for it, now or soon
     */
    public synchronized boolean show(Optional<Path> picture) {
        if (isToClose || isClosed) {
            return false;
        }
        wishes.add(picture);
        serveSoon();
        return true;
    }

    /** Closes the window; its game is kept as always. */
    public synchronized void close() {
        isToClose = true;
        serveSoon();
    }

    /** Once the window is closed: what it has not done any more. It takes nothing from now on. */
    public synchronized List<Optional<Path>> leftOver() {
        isClosed = true;
        return List.copyOf(wishes);
    }

    private void serveSoon() {
        if (shown != null) {
            Shown window = shown;
            Platform.runLater(() -> serve(window));
        }
    }

    /** A game that is over for good plays no picture, so its window makes room for another. */
    private synchronized void serve(Shown window) {
        boolean isOver = window.model.phase().get() == Phase.ENDED;
        if (isToClose || isOver && wishes.stream().anyMatch(Optional::isPresent)) {
            isToClose = true;
            window.stage.hide();
        } else if (!isClosed) {
            wishes.forEach(picture -> serve(window, picture));
            wishes.clear();
        }
    }

    private static void serve(Shown window, Optional<Path> picture) {
        window.stage.setIconified(false);
        window.stage.toFront();
        window.stage.requestFocus();
        picture.ifPresent(window.model.beginnings()::openOnceOpen);
    }
}
