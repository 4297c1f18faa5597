package dev.djinn.engine.recording;

import java.nio.file.Path;

/**
 * What a recording is to be.
 *
 * @param folder where it goes; need not exist
 * @param stem its name without an ending; a number is added where that is taken
 * @param kind what it becomes when it ends
 * @param framesPerSecond at which it plays: the world's own rate, so that pauses and slow computers leave no trace
 */
public record Take(Path folder, String stem, Kind kind, double framesPerSecond, Tags tags) {
    /** What a recording can become. */
    public enum Kind {
        MP4(".mp4"),
        GIF(".gif");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        String ending() {
            return ending;
        }
    }
}
