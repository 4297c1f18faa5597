package dev.djinn.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a window can be opened here, found out without opening one. */
public final class Display {
    private static final Path[] LIBRARY_FOLDERS = {
        Path.of("/usr/lib/x86_64-linux-gnu"),
        Path.of("/usr/lib/aarch64-linux-gnu"),
        Path.of("/usr/lib64"),
        Path.of("/usr/lib"),
        Path.of("/usr/local/lib")
    };
    private static final String GTK = "libgtk-3.so.0";

    private Display() {}

    /** Why there can be no window, as one clause. */
    public static Optional<String> findObstacle(Map<String, String> environment) {
        if (!isLinux() || isHeadlessPlatform() || has(environment, "DISPLAY")) {
            return Optional.empty();
        }
        return Optional.of(
                has(environment, "WAYLAND_DISPLAY")
                        ? "there is Wayland but no X display; install and start Xwayland"
                        : "there is no display (DISPLAY is not set)");
    }

    /** GTK 3, which JavaFX draws its windows with on Linux; empty if it is not in a usual folder. */
    public static Optional<Path> findGtk() {
        return Stream.of(LIBRARY_FOLDERS)
                .map(folder -> folder.resolve(GTK))
                .filter(Files::exists)
                .findFirst();
    }

    /** What JavaFX needs for a window on Linux and is in no usual folder; none where windows are in memory. */
    public static List<String> findMissingLibraries(Map<String, String> environment) {
        if (!isLinux() || isHeadlessPlatform()) {
            return List.of();
        }
        String more = environment.getOrDefault("LD_LIBRARY_PATH", "");
        List<Path> folders = Stream.concat(
                        Stream.of(LIBRARY_FOLDERS),
                        Stream.of(more.split(":"))
                                .filter(folder -> !folder.isBlank())
                                .map(Path::of))
                .toList();
        return Stream.of(GTK, "libGL.so.1", "libXxf86vm.so.1")
                .filter(library -> folders.stream().noneMatch(folder -> Files.exists(folder.resolve(library))))
                .toList();
    }

    /** JavaFX's own windows in memory, as tests use them. */
    public static boolean isHeadlessPlatform() {
        return "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    }

    public static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static boolean has(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value != null && !value.isBlank();
    }
}
