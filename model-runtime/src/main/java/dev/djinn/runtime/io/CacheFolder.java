package dev.djinn.runtime.io;

import java.nio.file.Path;
import java.util.Map;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/** Where Djinn keeps what it can make again: {@code $DJINN_HOME/cache}, or the system's cache folder. */
public final class CacheFolder {
    private CacheFolder() {}

    public static Path standard() {
        return standard(System.getenv());
    }

    /** @param environment the variables of the process; relative folders in it are ignored, as XDG demands */
    static Path standard(Map<String, String> environment) {
        Path home = absolute(environment.get("DJINN_HOME"));
        if (home != null) {
            return home.resolve("cache");
        }
        Path xdg = absolute(environment.get("XDG_CACHE_HOME"));
        if (xdg != null) {
            return xdg.resolve("djinn");
        }
        Path system = absolute(AppDirsFactory.getInstance().getUserCacheDir("djinn", null, null));
        return system == null ? Path.of(System.getProperty("user.home"), ".cache", "djinn") : system;
    }

    private static @Nullable Path absolute(@Nullable String folder) {
        if (folder == null || folder.isBlank()) {
            return null;
        }
        Path path = Path.of(folder);
        return path.isAbsolute() ? path : null;
    }
}
