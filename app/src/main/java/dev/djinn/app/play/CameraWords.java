package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import java.nio.file.Path;

/** Why a camera cannot be used, for people. */
public final class CameraWords {
    /** What the other process says where FFmpeg's part for cameras does not load: it wants PulseAudio's library. */
    public static final String LIBRARY = "avdevice does not load";

    private CameraWords() {}

    /** What FFmpeg said, as far as it is known; its codes are those of the system. */
    public static String of(Path device, String said) {
        if (said.contains(LIBRARY)) {
            return Words.of("camera.no-library");
        }
        if (said.contains("error -16")) {
            return Words.of("camera.busy");
        }
        if (said.contains("error -13") || said.contains("error -1:")) {
            return forbidden(device);
        }
        if (said.contains("error -2:") || said.contains("error -19") || said.contains("error -6:")) {
            return Words.of("camera.gone");
        }
        return Words.of(
                "camera.unreadable",
                said.lines()
                        .findFirst()
                        .orElseGet(() -> Words.of("camera.no-reason"))
                        .strip());
    }

    public static String forbidden(Path device) {
        return Words.of("camera.forbidden", device);
    }
}
