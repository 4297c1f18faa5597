package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameFilter;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameFilter;
import org.jspecify.annotations.Nullable;

/**
 * A gif with the one palette that suits all of its frames. The palette is known only when all frames are, so FFmpeg
 * keeps them until {@link #finish}.
 */
final class GifRecording implements Recording {
    static final int MOST_COLOURS = 256;

    private static final String ONE_PALETTE = "split[a][b];[a]palettegen=stats_mode=full:max_colors=%d[p];"
            + "[b][p]paletteuse=dither=none:diff_mode=rectangle";

    private record Stream(Enlarged size, FFmpegFrameFilter filter, Frame frame) {}

    private final PendingFile file;
    private final double framesPerSecond;
    private final int colours;
    private final Function<Picture, Enlarged> size;
    private @Nullable Stream stream;

    /** Enlarged for watching, in as many colours as a gif can have. */
    GifRecording(Path out, double framesPerSecond) {
        this(out, framesPerSecond, MOST_COLOURS, Enlarged::forWatching);
    }

    /** @param size of the gif, by its first frame */
    GifRecording(Path out, double framesPerSecond, int colours, Function<Picture, Enlarged> size) {
        this.file = new PendingFile(out);
        this.framesPerSecond = framesPerSecond;
        this.colours = colours;
        this.size = size;
    }

    @Override
    public void add(Picture picture) {
        try {
            if (stream == null) {
                Enlarged chosen = size.apply(picture);
                stream = new Stream(chosen, paletteFilter(chosen), Encoder.blankFrame(chosen));
            }
            stream.size.draw(picture, Encoder.pixels(stream.frame), stream.frame.imageStride);
            stream.filter.push(stream.frame, avutil.AV_PIX_FMT_BGRA);
        } catch (FrameFilter.Exception e) {
            throw Encoder.failed(file, e);
        }
    }

    private FFmpegFrameFilter paletteFilter(Enlarged chosen) throws FrameFilter.Exception {
        FFmpegFrameFilter filter = new FFmpegFrameFilter(
                String.format(Locale.ROOT, ONE_PALETTE, colours), chosen.width(), chosen.height());
        filter.setPixelFormat(avutil.AV_PIX_FMT_BGRA);
        filter.setFrameRate(framesPerSecond);
        filter.start();
        return filter;
    }

    @Override
    public void finish() {
        if (stream == null) {
            throw new IllegalStateException("a recording needs one frame at least");
        }
        try (Encoder encoder = Encoder.gif(file, stream.size, framesPerSecond)) {
            stream.filter.push(null);
            for (Frame frame = stream.filter.pull(); frame != null; frame = stream.filter.pull()) {
                encoder.encode(frame, avutil.AV_PIX_FMT_PAL8);
            }
            encoder.finish();
        } catch (FrameFilter.Exception e) {
            throw Encoder.failed(file, e);
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            try {
                stream.filter.close();
            } catch (FrameFilter.Exception e) {
                throw Encoder.failed(file, e);
            } finally {
                stream.frame.close();
            }
        }
        file.discard();
    }
}
