package dev.djinn.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the player's choices are kept: {@code $DJINN_HOME/config}, {@code $XDG_CONFIG_HOME/djinn}, or the system's folder
 * for configuration. Relative folders are ignored, as XDG demands.
 */
public final class ConfigFolder {
    private ConfigFolder() {}

    /** @param environment the variables of the process */
    public static Path standard(Map<String, String> environment) {
        return absolute(environment.get("DJINN_HOME"))
                .map(home -> home.resolve("config"))
                .or(() -> absolute(environment.get("XDG_CONFIG_HOME")).map(xdg -> xdg.resolve("djinn")))
                .or(() -> absolute(AppDirsFactory.getInstance().getUserConfigDir("djinn", null, null)))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config", "djinn"));
    }

    static Optional<Path> absolute(@Nullable String folder) {
        return Optional.ofNullable(folder)
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
