package dev.djinn.trainer.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** The app beside this trainer, as a process of its own. */
final class App {
    /** Environment variable by which the launcher names the app's own. */
    static final String LAUNCHER = "DJINN_APP";

    private App() {}

    /**
     * Plays a world until the player has had enough; returns the app's exit status.
     *
     * @throws DjinnException NO_DEVICE if the app cannot be started
     */
    static int play(Path world) {
        String launcher = Objects.requireNonNullElse(System.getenv(LAUNCHER), "djinn");
        try {
            return new ProcessBuilder(launcher, "play", world.toAbsolutePath().toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new DjinnException(
                    ExitCode.NO_DEVICE,
                    "the app cannot be started (" + e.getMessage() + "); play the world by: app/djinn play " + world,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.status();
        }
    }
}
