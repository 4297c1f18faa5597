package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.Frame;
import org.jspecify.annotations.Nullable;

/** An mp4, encoded frame by frame in constant memory. */
final class VideoRecording implements Recording {
    private record Stream(Enlarged size, Encoder encoder, Frame frame) {}

    private final PendingFile file;
    private final double framesPerSecond;
    private final Tags tags;
    private @Nullable Stream stream;

    VideoRecording(Path out, double framesPerSecond, Tags tags) {
        this.file = new PendingFile(out);
        this.framesPerSecond = framesPerSecond;
        this.tags = tags;
    }

    @Override
    public void add(Picture picture) {
        if (stream == null) {
            Enlarged size = Enlarged.forWatching(picture);
            stream = new Stream(size, Encoder.mp4(file, size, framesPerSecond, tags), Encoder.blankFrame(size));
        }
        stream.size.draw(picture, Encoder.pixels(stream.frame), stream.frame.imageStride);
        stream.encoder.encode(stream.frame, avutil.AV_PIX_FMT_BGRA);
    }

    @Override
    public void finish() {
        if (stream == null) {
            throw new IllegalStateException("a recording needs one frame at least");
        }
        stream.encoder.finish();
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
