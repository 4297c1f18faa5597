package dev.djinn.app.view;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Theme;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.Start;
import dev.djinn.engine.loop.Unforeseen;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts JavaFX and keeps a window open until the player closes it. */
public final class Windows {
    /** JavaFX warns of every program that has no module descriptor; held here, or the level would be forgotten. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final String PLATFORM = "glass.platform";
    private static final String IN_MEMORY = "Headless";

    private Windows() {}

    /**
     * Plays in a window; returns when it was closed. Another may be opened then.
     *
     * @param front told of the window
     * @throws DjinnException NO_DEVICE if the display cannot be used, or whatever ended the game
     */
    public static void play(
            String worldName,
            Start start,
            List<Prompt> prompts,
            LongSupplier nanoTime,
            Console console,
            FrontWindow front) {
        show(worldName, start, prompts, nanoTime, console, (stage, window) -> front.attach(stage, window.model()));
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
            System.setProperty(PLATFORM, IN_MEMORY);
        }
        show(
                worldName,
                start,
                prompts,
                nanoTime,
                Console.plain(Media.plain().withTheme(theme)),
                (stage, window) -> Photographer.engage(stage, window.model(), out));
    }

    /**
     * Opens a window without anything kept, waits for the first frame that the world dreams, and closes it. Without a
     * display the window is one in memory.
     *
     * @return milliseconds since Java began, and of processor time, by name
     * @throws DjinnException as {@link #play}
     */
    public static Map<String, Object> time(
            String worldName,
            Start start,
            List<Prompt> prompts,
            LongSupplier nanoTime,
            boolean hasDisplay,
            Console console) {
        if (!hasDisplay) {
            System.setProperty(PLATFORM, IN_MEMORY);
        }
        StartTimes times = new StartTimes();
        show(worldName, start, prompts, nanoTime, console, times::attach);
        return times.figures();
    }

    /**
     * Plays in a window in memory, by a player that is not there; returns when that one has played.
     *
     * @param watcher told, on the window's thread, all that the window is told
     * @param player asked on the window's thread, before the game begins, what to do on a thread of its own
     * @throws DjinnException as {@link #play}, or what the player throws
     */
    public static void rehearse(
            String worldName,
            Start start,
            List<Prompt> prompts,
            LongSupplier nanoTime,
            Keeping keeping,
            Consumer<GameEvent> watcher,
            BiFunction<PlayModel, Executor, Runnable> player) {
        System.setProperty(PLATFORM, IN_MEMORY);
        Console console = Console.keeping(keeping);
        CompletableFuture<Void> played = new CompletableFuture<>();
        show(worldName, start, prompts, nanoTime, console, (stage, window) -> {
            window.watch(watcher);
            Runnable play = player.apply(window.model(), Platform::runLater);
            Thread.ofPlatform().name("djinn-player").daemon().start(() -> {
                try {
                    play.run();
                    played.complete(null);
                } catch (Throwable e) {
                    played.completeExceptionally(e);
                } finally {
                    Platform.runLater(stage::hide);
                }
            });
        });
        await(played);
    }

    private static void show(
            String worldName,
            Start start,
            List<Prompt> prompts,
            LongSupplier nanoTime,
            Console console,
            BiConsumer<Stage, PlayWindow> prepare) {
        CompletableFuture<PlayWindow> closed = new CompletableFuture<>();
        startJavaFx(() -> {
            try {
                Stage stage = new Stage();
                PlayWindow window =
                        new PlayWindow(stage, worldName, start, prompts, nanoTime, FilePicker.pictures(stage), console);
                stage.setOnHidden(event -> closed.complete(window));
                prepare.accept(stage, window);
                window.open();
            } catch (Throwable e) {
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

    private static <T> T await(CompletableFuture<T> closed) {
        try {
            return closed.join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case null -> e;
                case RuntimeException cause -> cause;
                case Throwable cause -> Unforeseen.told(cause);
            };
        }
    }

    private static void startJavaFx(Runnable first) {
        JAVAFX.setLevel(Level.SEVERE);
        try {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                first.run();
            });
        } catch (UnsupportedOperationException e) {
            throw new DjinnException(
                    ExitCode.NO_DEVICE, "no window can be opened on this display (" + e.getMessage() + ")", e);
        } catch (IllegalStateException runsAlready) {
            Platform.runLater(first);
        }
    }
}
