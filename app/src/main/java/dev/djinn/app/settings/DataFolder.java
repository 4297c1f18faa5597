package dev.djinn.app.settings;

import java.nio.file.Path;
import java.util.Map;
import net.harawata.appdirs.AppDirsFactory;

/**
 * Where what the player makes is kept: {@code $DJINN_HOME}, {@code $XDG_DATA_HOME/djinn}, or the system's folder for user
 * data. Relative folders are ignored, as XDG demands.
 */
public final class DataFolder {
    private DataFolder() {}

    /** @param environment the variables of the process */
    public static Path standard(Map<String, String> environment) {
        return ConfigFolder.absolute(environment.get("DJINN_HOME"))
                .or(() ->
                        ConfigFolder.absolute(environment.get("XDG_DATA_HOME")).map(xdg -> xdg.resolve("djinn")))
                .or(() -> ConfigFolder.absolute(AppDirsFactory.getInstance().getUserDataDir("djinn", null, null)))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share", "djinn"));
    }
}
