package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;

/**
 * How long a folder's videos say they are; no picture is decoded. To foretell the cost of a run, not to judge files.
 *
 * @param seconds of all files that say it
 * @param files that say it
 * @param silent files that cannot be opened or do not say it
 */
public record VideoLengths(double seconds, int files, int silent) {
    /** @throws DjinnException BAD_INPUT as {@link VideoFolder#list} */
    public static VideoLengths of(Path folder) {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        List<Path> videos = VideoFolder.list(folder);
        double[] lengths = videos.stream()
                .mapToDouble(VideoLengths::seconds)
                .filter(length -> length > 0)
                .toArray();
        return new VideoLengths(Arrays.stream(lengths).sum(), lengths.length, videos.size() - lengths.length);
    }

    /** Such as "12 videos of 4.1 minutes; 1 more do not say how long they are". */
    public String inWords() {
        String known = String.format(Locale.ROOT, "%d videos of %.1f minutes", files, seconds / 60);
        return silent == 0 ? known : known + "; " + silent + " more do not say how long they are";
    }

    /** Frames at a rate. */
    public long frames(double rate) {
        return Math.round(seconds * rate);
    }

    /** 0 if unknown. */
    private static double seconds(Path file) {
        try (FFmpegFrameGrabber grabber =
                new FFmpegFrameGrabber(file.toAbsolutePath().toFile())) {
            FfmpegDecoder.open(grabber, FfmpegDecoder.container(file));
            return grabber.getLengthInTime() / 1e6;
        } catch (UnreadableVideoException | FrameGrabber.Exception e) {
            return 0;
        }
    }
}
