package dev.djinn.app.play;

import java.nio.file.Path;

/** What is said of cameras, in one place. */
public final class CameraWords {
    public static final String TITLE = "Take a photo";
    public static final String OPEN = "Take a photo…";
    public static final String OPEN_HINT = "A photo with the camera, to draw over and to begin with (Ctrl+P)";
    public static final String TAKE = "3 – 2 – 1";
    public static final String TAKE_HINT = "Take a photo in three seconds";
    public static final String MIRROR = "Mirror";
    public static final String MIRROR_HINT = "See yourself as in a mirror; the photo is taken as it is seen";
    public static final String RETRY = "Try again";
    public static final String RETRY_HINT = "Look for a camera again";
    public static final String PRIVATE =
            "The picture stays on this machine. Next it goes under the paper, to be cut and changed.";
    public static final String NONE =
            "No camera is connected. Plug one in and try again, or open, drop, paste or draw a picture.";
    public static final String GONE = "The camera is gone. Plug it in and try again.";
    public static final String HANGS = "The camera does not answer. Unplug it, plug it in and try again.";
    /** What the other process says where FFmpeg's part for cameras does not load: it wants PulseAudio's library. */
    public static final String LIBRARY = "avdevice does not load";

    public static final String NO_LIBRARY =
            "Cameras need the library of PulseAudio. Install it (sudo apt install libpulse0) and try again.";

    static final String OPENING = "Looking for a camera…";

    private CameraWords() {}

    public static String forbidden(Path device) {
        return device
                + " may not be used by you. Join the group video (sudo usermod -aG video USER), log in again, then try"
                + " again.";
    }

    /** What FFmpeg said, as far as it is known; its codes are those of the system. */
    public static String of(Path device, String said) {
        if (said.contains(LIBRARY)) {
            return NO_LIBRARY;
        }
        if (said.contains("error -16")) {
            return "Another program is using the camera. Close that and try again.";
        }
        if (said.contains("error -13") || said.contains("error -1:")) {
            return forbidden(device);
        }
        if (said.contains("error -2:") || said.contains("error -19") || said.contains("error -6:")) {
            return GONE;
        }
        String line = said.lines().findFirst().orElse("no reason given").strip();
        return "The camera cannot be read (" + line + "). Try again, or use another.";
    }
}
