package dev.djinn.engine.recording;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FFmpegLogCallback;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/** One FFmpeg encoder and the file it writes. FFmpeg is loaded when the first of these is made. */
final class Encoder implements AutoCloseable {
    private static final double BITS_PER_PIXEL = 0.35;
    private static final int LEAST_BITS_PER_SECOND = 400_000;
    private static final int NO_AUDIO = 0;
    private static final double SECONDS_TO_SEEK = 2;
    private static final String CLUSTER_MILLIS = "1000";

    static {
        avutil.av_log_set_level(avutil.AV_LOG_FATAL);
        FFmpegLogCallback.set();
    }

    private final SinkFile file;
    private final FFmpegFrameRecorder recorder;

    private Encoder(SinkFile file, FFmpegFrameRecorder recorder) {
        this.file = file;
        this.recorder = recorder;
    }

    /** H.264 in an mp4, which is whole only when it is finished. */
    static Encoder mp4(SinkFile file, Enlarged size, double framesPerSecond, Tags tags) {
        return h264(
                new FFmpegFrameRecorder(file, size.width(), size.height(), NO_AUDIO),
                "mp4",
                file,
                framesPerSecond,
                tags);
    }

    /** The same stream in a Matroska file, which plays up to the last second that reached the disk. */
    static Encoder mkv(SinkFile file, Enlarged size, double framesPerSecond, Tags tags) {
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file, size.width(), size.height(), NO_AUDIO);
        recorder.setOption("cluster_time_limit", CLUSTER_MILLIS);
        recorder.setOption("flush_packets", "1");
        return h264(recorder, "matroska", file, framesPerSecond, tags);
    }

    /** By OpenH264; its quality is set by the bit rate, which here is generous for flat game pictures. */
    private static Encoder h264(
            FFmpegFrameRecorder recorder, String container, SinkFile file, double framesPerSecond, Tags tags) {
        recorder.setFormat(container);
        tags.put(recorder);
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
        recorder.setVideoCodecName("libopenh264");
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(framesPerSecond);
        recorder.setGopSize((int) Math.max(1, Math.round(framesPerSecond * SECONDS_TO_SEEK)));
        double bitsPerSecond =
                recorder.getImageWidth() * (double) recorder.getImageHeight() * framesPerSecond * BITS_PER_PIXEL;
        recorder.setVideoBitrate((int) Math.max(LEAST_BITS_PER_SECOND, bitsPerSecond));
        return started(file, recorder);
    }

    static Encoder gif(SinkFile file, Enlarged size, double framesPerSecond) {
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file, size.width(), size.height(), NO_AUDIO);
        recorder.setFormat("gif");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_GIF);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_PAL8);
        recorder.setFrameRate(framesPerSecond);
        return started(file, recorder);
    }

    private static Encoder started(SinkFile file, FFmpegFrameRecorder recorder) {
        try {
            recorder.start();
            return new Encoder(file, recorder);
        } catch (FrameRecorder.Exception e) {
            throw failed(file, e);
        }
    }

    /** A frame of the encoder's size for BGRA pixels. */
    static Frame blankFrame(Enlarged size) {
        return new Frame(size.width(), size.height(), Frame.DEPTH_UBYTE, 4);
    }

    static ByteBuffer pixels(Frame frame) {
        return (ByteBuffer) frame.image[0];
    }

    void encode(Frame frame, int pixelFormat) {
        try {
            recorder.record(frame, pixelFormat);
        } catch (FrameRecorder.Exception e) {
            throw failed(file, e);
        }
        file.requireSound();
    }

    /** Ends the stream and puts the file in its place. */
    void finish() {
        try {
            recorder.stop();
        } catch (FrameRecorder.Exception e) {
            throw failed(file, e);
        }
        file.publish();
    }

    @Override
    public void close() {
        try {
            recorder.close();
        } catch (FrameRecorder.Exception e) {
            throw failed(file, e);
        } finally {
            file.discard();
        }
    }

    /** A full disk where that is the reason, else what FFmpeg says. */
    static DjinnException failed(SinkFile file, Exception cause) {
        file.requireSound();
        return new DjinnException(ExitCode.UNEXPECTED, "the video encoder failed: " + cause.getMessage(), cause);
    }
}
