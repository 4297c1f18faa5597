package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.Frame;
import org.jspecify.annotations.Nullable;

/** A video that is playable while it grows: after a crash or on a full disk, up to its last second or so. */
final class LiveRecording implements AutoCloseable {
    private record Stream(Enlarged size, Encoder encoder, Frame frame) {}

    private final LiveFile file;
    private final double framesPerSecond;
    private final Tags tags;
    private @Nullable Stream stream;
    private int enlargement = 1;
    private long frames;

    LiveRecording(LiveFile file, double framesPerSecond, Tags tags) {
        this.file = file;
        this.framesPerSecond = framesPerSecond;
        this.tags = tags;
    }

    Path file() {
        return file.target();
    }

    long frames() {
        return frames;
    }

    double seconds() {
        return frames / framesPerSecond;
    }

    /** How many pixels of the video a pixel of the world is wide. */
    int enlargement() {
        return enlargement;
    }

    /** @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if the disk is full or refuses */
    void add(Picture picture) {
        if (stream == null) {
            Enlarged size = Enlarged.forWatching(picture);
            enlargement = size.width() / picture.width();
            stream = new Stream(size, Encoder.mkv(file, size, framesPerSecond, tags), Encoder.blankFrame(size));
        }
        stream.size.draw(picture, Encoder.pixels(stream.frame), stream.frame.imageStride);
        stream.encoder.encode(stream.frame, avutil.AV_PIX_FMT_BGRA);
        frames++;
    }

    /** Makes what was written survive a power cut. */
    void sync() {
        file.sync();
    }

    /** Ends the video; what could not be written is missing from it, and told. */
    Optional<String> end() {
        try {
            if (stream != null) {
                stream.encoder.finish();
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        if (stream == null) {
            file.discard();
        } else {
            stream.encoder.close();
            stream.frame.close();
        }
    }
}
