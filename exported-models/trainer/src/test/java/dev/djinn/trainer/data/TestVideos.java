package dev.djinn.trainer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/** Real clips from the test resources, and videos written on the spot. */
final class TestVideos {
    static final FrameSpec COINRUN = new FrameSpec(64, 64, FrameSpec.NATIVE_RATE);

    private TestVideos() {}

    /** The folder of the ten CoinRun clips; see its ATTRIBUTION.md. */
    static Path coinrun() {
        try {
            return Path.of(TestVideos.class.getResource("/coinrun").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All pictures of a file, fitted to {@code spec}'s size. */
    static List<byte[]> pictures(Path file, FrameSpec spec) {
        List<byte[]> pictures = new ArrayList<>();
        try {
            new FfmpegDecoder().decode(file, spec, new VideoDecoder.Sink() {
                @Override
                public void opened(double rate, long stated) {}

                @Override
                public boolean picture(byte[] rgb_HWC, long micros) {
                    pictures.add(rgb_HWC.clone());
                    return true;
                }

                @Override
                public void broken() {}
            });
        } catch (UnreadableVideoException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        return pictures;
    }

    /** A recorder for {@code file}, by its ending; mkv is lossless. Not started yet. */
    static FFmpegFrameRecorder recorder(Path file, int width, int height, double rate) {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height, 0);
        recorder.setFrameRate(rate);
        String name = file.toString();
        if (name.endsWith(".mp4")) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setVideoBitrate(4_000_000);
        } else if (name.endsWith(".webm")) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_VP9);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setVideoOption("deadline", "realtime");
            recorder.setVideoOption("cpu-used", "8");
        } else if (name.endsWith(".gif")) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_GIF);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_RGB8);
        } else {
            recorder.setFormat("matroska");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_FFV1);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_BGR0);
        }
        return recorder;
    }

    /** Writes pictures {@code [height, width, 3]} at a steady rate. */
    static Path write(Path file, int width, int height, double rate, int count, IntFunction<byte[]> rgb_HWC) {
        try (FFmpegFrameRecorder recorder = recorder(file, width, height, rate)) {
            record(recorder, width, height, count, rgb_HWC);
        } catch (FrameRecorder.Exception e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static Path write(Path file, double rate, List<byte[]> pictures64) {
        return write(file, 64, 64, rate, pictures64.size(), pictures64::get);
    }

    static void record(FFmpegFrameRecorder recorder, int width, int height, int count, IntFunction<byte[]> rgb_HWC)
            throws FrameRecorder.Exception {
        recorder.start();
        try (Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3)) {
            for (int i = 0; i < count; i++) {
                byte[] picture = rgb_HWC.apply(i);
                ByteBuffer pixels = (ByteBuffer) frame.image[0];
                for (int y = 0; y < height; y++) {
                    pixels.put(y * frame.imageStride, picture, y * width * 3, width * 3);
                }
                recorder.record(frame, avutil.AV_PIX_FMT_RGB24);
            }
        }
        recorder.stop();
    }

    /** An mp4 that holds a second of sound and no picture. */
    static Path writeSound(Path file) {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 1)) {
            recorder.setAudioCodec(avcodec.AV_CODEC_ID_AAC);
            recorder.setSampleRate(44_100);
            recorder.start();
            recorder.recordSamples(44_100, 1, ShortBuffer.allocate(44_100));
            recorder.stop();
        } catch (FrameRecorder.Exception e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** A picture of one colour. */
    static byte[] plain(int width, int height, int red, int green, int blue) {
        byte[] rgb_HWC = new byte[width * height * 3];
        for (int i = 0; i < rgb_HWC.length; i += 3) {
            rgb_HWC[i] = (byte) red;
            rgb_HWC[i + 1] = (byte) green;
            rgb_HWC[i + 2] = (byte) blue;
        }
        return rgb_HWC;
    }
}
