package dev.djinn.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The player's own folders for videos and pictures: those under {@code $DJINN_HOME}; else {@code Djinn} in what
 * {@code user-dirs.dirs} of XDG names; else in {@code Videos} (on a Mac, {@code Movies}) and {@code Pictures} at home.
 * Relative folders are ignored, as XDG demands.
 *
 * @param videos need not exist
 * @param pictures need not exist
 */
public record MediaFolders(Path videos, Path pictures) {
    private static final String DJINN = "Djinn";
    private static final Pattern LINE = Pattern.compile("\\s*XDG_(VIDEOS|PICTURES)_DIR=\"(.*)\"\\s*");

    /**
     * As the system says.
     *
     * @param environment the variables of the process
     * @param home the player's home folder
     * @param system its name, as {@code os.name}
     */
    public static MediaFolders of(Map<String, String> environment, Path home, String system) {
        Optional<Path> djinnHome = absolute(environment.get("DJINN_HOME"));
        if (djinnHome.isPresent()) {
            return new MediaFolders(
                    djinnHome.get().resolve("videos"), djinnHome.get().resolve("pictures"));
        }
        Path config = absolute(environment.get("XDG_CONFIG_HOME")).orElse(home.resolve(".config"));
        Map<String, Path> named = userDirs(config.resolve("user-dirs.dirs"), home);
        Path videos = named.getOrDefault("VIDEOS", home.resolve(system.startsWith("Mac") ? "Movies" : "Videos"));
        Path pictures = named.getOrDefault("PICTURES", home.resolve("Pictures"));
        return new MediaFolders(videos.resolve(DJINN), pictures.resolve(DJINN));
    }

    private static Map<String, Path> userDirs(Path file, Path home) {
        try (Stream<String> lines = Files.lines(file)) {
            Map<String, Path> named = new HashMap<>();
            lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> absolute(line.group(2).replace("$HOME", home.toString()))
                            .ifPresent(folder -> named.put(line.group(1), folder)));
            return named;
        } catch (IOException | UncheckedIOException e) {
            return Map.of();
        }
    }

    private static Optional<Path> absolute(@Nullable String folder) {
        return Optional.ofNullable(folder)
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
