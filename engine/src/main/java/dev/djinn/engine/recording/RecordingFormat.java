package dev.djinn.engine.recording;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a recording can be; chosen by the target's name. */
public enum RecordingFormat {
    /** H.264, enlarged so that a person sees something. */
    MP4,
    /** Animated, one palette of its own, enlarged. */
    GIF,
    /** All frames at native size in one PNG, row by row. */
    STRIP,
    /** A folder of {@code frame-0000.png} and so on, at native size. */
    FOLDER;

    /**
     * The format of {@code out}: by its ending; a folder where there is none or where the folder exists.
     *
     * @throws DjinnException USAGE if the ending is none of ours
     */
    public static RecordingFormat of(Path out) {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || Files.isDirectory(out)) {
            return FOLDER;
        }
        return switch (name.substring(dot)) {
            case ".mp4" -> MP4;
            case ".gif" -> GIF;
            case ".png" -> STRIP;
            default ->
                throw new DjinnException(
                        ExitCode.USAGE,
                        "cannot record " + out + ": end it with .mp4, .gif or .png, or name a folder without a dot");
        };
    }
}
