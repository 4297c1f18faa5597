package dev.djinn.app.view;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Theme;
import dev.djinn.engine.loop.Start;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts JavaFX and keeps a window open until the player closes it. */
public final class Windows {
    /** JavaFX warns of every program that has no module descriptor; held here, or the level would be forgotten. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Windows() {}

    /**
     * Plays in a window; returns when it was closed.
     *
     * @throws DjinnException NO_DEVICE if the display cannot be used, or whatever ended the game
     */
    public static void play(
            String worldName, Start start, List<Prompt> prompts, LongSupplier nanoTime, Console console) {
        show(worldName, start, prompts, nanoTime, console, (stage, model) -> {});
    }

    /**
     * Plays a few frames by itself, saves a picture of the window and closes it. Without a display the window is one in
     * memory.
     *
     * @throws DjinnException as {@link #play}
     */
    public static void photograph(
            String worldName,
            Start start,
            List<Prompt> prompts,
            LongSupplier nanoTime,
            boolean hasDisplay,
            Theme theme,
            Path out) {
        if (!hasDisplay) {
            System.setProperty("glass.platform", "Headless");
        }
        show(
                worldName,
                start,
                prompts,
                nanoTime,
                Console.plain(Media.plain().withTheme(theme)),
                (stage, model) -> Photographer.engage(stage, model, out));
    }

    private static void show(
            String worldName,
            Start start,
            List<Prompt> prompts,
            LongSupplier nanoTime,
            Console console,
            BiConsumer<Stage, PlayModel> prepare) {
        CompletableFuture<PlayWindow> closed = new CompletableFuture<>();
        startJavaFx(() -> {
            try {
                Stage stage = new Stage();
                PlayWindow window =
                        new PlayWindow(stage, worldName, start, prompts, nanoTime, PlayWindow.dialog(stage), console);
                stage.setOnHidden(event -> closed.complete(window));
                prepare.accept(stage, window.model());
                window.open();
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        PlayWindow window = await(closed);
        window.stop();
        if (window.model().exitCode() != ExitCode.OK) {
            throw new DjinnException(
                    window.model().exitCode(), window.model().message().get());
        }
    }

    private static PlayWindow await(CompletableFuture<PlayWindow> closed) {
        try {
            return closed.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void startJavaFx(Runnable first) {
        JAVAFX.setLevel(Level.SEVERE);
        try {
            Platform.startup(first);
        } catch (UnsupportedOperationException e) {
            throw new DjinnException(
                    ExitCode.NO_DEVICE, "no window can be opened on this display (" + e.getMessage() + ")", e);
        } catch (IllegalStateException runsAlready) {
            Platform.runLater(first);
        }
    }
}
