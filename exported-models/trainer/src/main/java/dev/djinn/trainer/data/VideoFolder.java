package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder that holds videos; its sub-folders are not searched. */
public final class VideoFolder {
    private static final List<String> ENDINGS = List.of(".mp4", ".webm", ".mkv", ".gif");

    private VideoFolder() {}

    /**
     * The files of {@code folder} that are called like videos, sorted by name. What is inside is not looked at here:
     * {@link Ingest} lists those it cannot use.
     *
     * @throws DjinnException {@link ExitCode#BAD_INPUT} when the folder is missing, is no folder or holds no video
     */
    public static List<Path> list(Path folder) {
        if (!Files.exists(folder)) {
            throw new DjinnException(ExitCode.BAD_INPUT, "No such folder of videos: " + folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new DjinnException(ExitCode.BAD_INPUT, "Not a folder of videos: " + folder + " is a file");
        }
        List<Path> videos;
        try (Stream<Path> entries = Files.list(folder)) {
            videos = entries.filter(VideoFolder::isCalledVideo)
                    .sorted(Comparator.comparing(VideoFolder::name))
                    .toList();
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "Cannot read the folder of videos " + folder, e);
        }
        if (videos.isEmpty()) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "No mp4, webm, mkv or gif file in " + folder + " (sub-folders are not searched)");
        }
        return videos;
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }

    private static boolean isCalledVideo(Path entry) {
        String name = name(entry).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}
