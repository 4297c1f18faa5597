package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pure green has other YCbCr values under each standard (ITU-R BT.601 and BT.709); read rightly it is green again. */
class RgbConverterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "bt709, tv, 64, 173, 42, 26",
        "smpte170m, tv, 64, 145, 54, 34",
        "bt709, pc, 64, 182, 30, 12",
        "unknown, tv, 64, 145, 54, 34",
        "unknown, tv, 720, 173, 42, 26"
    })
    void greenIsGreenByTheMatrixAndRangeOfTheFile(String matrix, String range, int rows, int y, int cb, int cr)
            throws FrameRecorder.Exception {
        Path file = folder.resolve("green.mkv");
        record(file, rows, matrix, range, y, cb, cr);
        byte[] picture = TestVideos.pictures(file, new FrameSpec(8, 8, FrameSpec.NATIVE_RATE))
                .getFirst();
        assertThat(picture[0] & 0xFF).as("red").isLessThanOrEqualTo(3);
        assertThat(picture[1] & 0xFF).as("green").isGreaterThanOrEqualTo(252);
        assertThat(picture[2] & 0xFF).as("blue").isLessThanOrEqualTo(3);
    }

    @Test
    void losslessRgbComesBackByteForByte() {
        Path file = TestVideos.write(
                folder.resolve("rgb.mkv"), 64, 64, 10, 3, i -> TestVideos.plain(64, 64, 12 + i, 200, 77));
        assertThat(TestVideos.pictures(file, TestVideos.COINRUN).get(2))
                .isEqualTo(TestVideos.plain(64, 64, 14, 200, 77));
    }

    private static void record(Path file, int rows, String matrix, String range, int y, int cb, int cr)
            throws FrameRecorder.Exception {
        int pixels = 64 * rows;
        byte[] planes = new byte[3 * pixels];
        Arrays.fill(planes, 0, pixels, (byte) y);
        Arrays.fill(planes, pixels, 2 * pixels, (byte) cb);
        Arrays.fill(planes, 2 * pixels, 3 * pixels, (byte) cr);
        ByteBuffer direct = ByteBuffer.allocateDirect(planes.length).put(planes).flip();
        try (FFmpegFrameRecorder recorder = TestVideos.recorder(file, 64, rows, 10)) {
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV444P);
            recorder.setVideoOption("colorspace", matrix);
            recorder.setVideoOption("color_range", range);
            recorder.start();
            recorder.recordImage(64, rows, Frame.DEPTH_UBYTE, 1, 64, avutil.AV_PIX_FMT_YUV444P, direct);
            recorder.stop();
        }
    }
}
