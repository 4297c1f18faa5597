package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;

/** Opens recordings of every format. */
public final class Recordings {
    private Recordings() {}

    /**
     * A recording that plays {@code framesPerSecond} frames a second, where the format has a time.
     *
     * @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if nothing can be written there
     */
    public static Recording open(Path out, RecordingFormat format, double framesPerSecond) {
        return switch (format) {
            case MP4 -> new VideoRecording(out, framesPerSecond, Tags.NONE);
            case GIF -> new GifRecording(out, framesPerSecond);
            case STRIP -> new StripRecording(out);
            case FOLDER -> new FolderRecording(out);
        };
    }

    /** A recording that keeps nothing, for a game of which only the numbers are wanted. */
    public static Recording nowhere() {
        return new Recording() {
            @Override
            public void add(Picture frame) {}

            @Override
            public void finish() {}

            @Override
            public void close() {}
        };
    }
}
