package dev.djinn.engine.recording;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;

/** Opens recordings of every format. */
public final class Recordings {
    private static final int FEWEST_COLOURS = 4;

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

    /**
     * A gif of pictures as they are, in few colours, so that it is small.
     *
     * @param colours 4..256
     * @throws dev.djinn.runtime.DjinnException USAGE if {@code colours} is out of range, CANNOT_WRITE as {@link #open}
     */
    public static Recording smallGif(Path out, double framesPerSecond, int colours) {
        if (colours < FEWEST_COLOURS || colours > GifRecording.MOST_COLOURS) {
            throw new DjinnException(
                    ExitCode.USAGE,
                    "colours is " + colours + "; a gif has " + FEWEST_COLOURS + ".." + GifRecording.MOST_COLOURS);
        }
        return new GifRecording(
                out, framesPerSecond, colours, picture -> new Enlarged(picture.width(), picture.height()));
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
