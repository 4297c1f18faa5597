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

    static {
        avutil.av_log_set_level(avutil.AV_LOG_FATAL);
        FFmpegLogCallback.set();
    }

    private final PendingFile file;
    private final FFmpegFrameRecorder recorder;

    private Encoder(PendingFile file, FFmpegFrameRecorder recorder) {
        this.file = file;
        this.recorder = recorder;
    }

    /** H.264 by OpenH264; its quality is set by the bit rate, which here is generous for flat game pictures. */
    static Encoder h264(PendingFile file, Enlarged size, double framesPerSecond) {
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file, size.width(), size.height(), NO_AUDIO);
        recorder.setFormat("mp4");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
        recorder.setVideoCodecName("libopenh264");
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(framesPerSecond);
        double bitsPerSecond = size.width() * (double) size.height() * framesPerSecond * BITS_PER_PIXEL;
        recorder.setVideoBitrate((int) Math.max(LEAST_BITS_PER_SECOND, bitsPerSecond));
        return started(file, recorder);
    }

    static Encoder gif(PendingFile file, Enlarged size, double framesPerSecond) {
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file, size.width(), size.height(), NO_AUDIO);
        recorder.setFormat("gif");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_GIF);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_PAL8);
        recorder.setFrameRate(framesPerSecond);
        return started(file, recorder);
    }

    private static Encoder started(PendingFile file, FFmpegFrameRecorder recorder) {
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
    static DjinnException failed(PendingFile file, Exception cause) {
        file.requireSound();
        return new DjinnException(ExitCode.UNEXPECTED, "the video encoder failed: " + cause.getMessage(), cause);
    }
}
