package dev.djinn.app.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program keeps what is of no use to anybody else: {@code $DJINN_HOME/state}, {@code $XDG_STATE_HOME/djinn}, or
 * {@code ~/.local/state/djinn}. Relative folders are ignored, as XDG demands.
 */
public final class StateFolder {
    private StateFolder() {}

    /**
     * The folder; it need not exist.
     *
     * @param environment the variables of the process
     * @param home the player's home folder
     */
    public static Path standard(Map<String, String> environment, Path home) {
        return ConfigFolder.absolute(environment.get("DJINN_HOME"))
                .map(own -> own.resolve("state"))
                .or(() ->
                        ConfigFolder.absolute(environment.get("XDG_STATE_HOME")).map(xdg -> xdg.resolve("djinn")))
                .orElseGet(() -> home.resolve(".local").resolve("state").resolve("djinn"));
    }
}
