package dev.djinn.trainer.synth;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/**
 * Frames to an mp4 without any loss: VP9 in red, green and blue. (The H.264 encoder of this FFmpeg halves the colours'
 * resolution, which thin lines of 64x64 do not survive: 31 dB.)
 */
final class VideoEncoder implements AutoCloseable {
    private final int size;
    private final MemoryFile file = new MemoryFile();
    private final FFmpegFrameRecorder recorder;
    private final Frame frame;

    /** Takes frames of {@code size} x {@code size} pixels. */
    VideoEncoder(int size, int rate, int keyframes) {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        this.size = size;
        frame = new Frame(size, size, Frame.DEPTH_UBYTE, 3);
        recorder = new FFmpegFrameRecorder(file, size, size, 0);
        recorder.setFormat("mp4");
        recorder.setFrameRate(rate);
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_VP9);
        recorder.setVideoCodecName("libvpx-vp9");
        recorder.setPixelFormat(avutil.AV_PIX_FMT_GBRP);
        recorder.setVideoBitrate(0);
        recorder.setGopSize(keyframes);
        recorder.setVideoOption("lossless", "1");
        recorder.setVideoOption("deadline", "realtime");
        recorder.setVideoOption("cpu-used", "8");
        recorder.setVideoOption("lag-in-frames", "0");
        recorder.setVideoOption("auto-alt-ref", "0");
        recorder.setVideoOption("aq-mode", "0");
        recorder.setVideoOption("threads", "1");
        try {
            recorder.start();
        } catch (FrameRecorder.Exception e) {
            throw failed(e);
        }
    }

    /** @param rgb_HWC size x size x 3 bytes */
    void add(byte[] rgb_HWC) {
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        int row = size * 3;
        for (int y = 0; y < size; y++) {
            pixels.put(y * frame.imageStride, rgb_HWC, y * row, row);
        }
        try {
            recorder.record(frame, avutil.AV_PIX_FMT_RGB24);
        } catch (FrameRecorder.Exception e) {
            throw failed(e);
        }
    }

    /** Ends the video; returns the file. */
    byte[] finish() {
        try {
            recorder.stop();
        } catch (FrameRecorder.Exception e) {
            throw failed(e);
        }
        return file.bytes();
    }

    @Override
    public void close() {
        try {
            recorder.close();
        } catch (FrameRecorder.Exception e) {
            throw failed(e);
        } finally {
            frame.close();
        }
    }

    private static DjinnException failed(Exception cause) {
        return new DjinnException(ExitCode.UNEXPECTED, "the video encoder failed: " + cause.getMessage(), cause);
    }
}
