package dev.djinn.app.gl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.Filter;
import dev.djinn.runtime.image.Picture;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shaders against arithmetic in Java, where there is OpenGL; and what happens where there is none. */
@Timeout(300)
class FilterTest {
    private static final int SIDE = 16;
    private static final Picture NOISE = noise();

    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

    /** Either a picture, or the reason why there is no OpenGL. */
    private Object enlarged(Filter filter, int width, int height) throws InterruptedException {
        try (FilterWorker worker = new FilterWorker(GlUpscaler::new, Runnable::run, told::add, told::add)) {
            worker.enlarge(NOISE, filter, width, height);
            return Optional.ofNullable(told.poll(2, TimeUnit.MINUTES)).orElseThrow();
        }
    }

    private static void assertIsAReason(Object outcome) {
        assertThat(outcome).isInstanceOf(String.class);
        assertThat((String) outcome).isNotBlank().doesNotContain("\n");
    }

    @Test
    void sharpShowsEveryPixelAsASquareWithSoftEdges() throws InterruptedException {
        if (!(enlarged(Filter.SHARP, 120, 120) instanceof Picture picture)) {
            assertIsAReason(enlarged(Filter.SHARP, 120, 120));
            return;
        }
        double scale = 120.0 / SIDE;
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 120; x++) {
                double across = soft((x + 0.5) / scale, scale);
                double down = soft((y + 0.5) / scale, scale);
                assertThat((double) grey(picture, x, y))
                        .as("pixel %d %d", x, y)
                        .isBetween(bilinear(across, down) - 3, bilinear(across, down) + 3);
            }
        }
    }

    @Test
    void smoothIsACubicCurveThroughThePixels() throws InterruptedException {
        if (!(enlarged(Filter.SMOOTH, 80, 80) instanceof Picture picture)) {
            assertIsAReason(enlarged(Filter.SMOOTH, 80, 80));
            return;
        }
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                assertThat(grey(picture, x * 5 + 2, y * 5 + 2))
                        .as("the middle of pixel %d %d is the pixel", x, y)
                        .isBetween(grey(NOISE, x, y) - 2, grey(NOISE, x, y) + 2);
            }
        }
        assertThat(grey(picture, 32, 32)).isNotEqualTo(grey(picture, 31, 32));
    }

    @Test
    void crtHasDarkLinesBetweenTheRowsAndBlackCornersAndStandsUpright() throws InterruptedException {
        if (!(enlarged(Filter.CRT, 320, 320) instanceof Picture picture)) {
            assertIsAReason(enlarged(Filter.CRT, 320, 320));
            return;
        }
        assertThat(picture.argb(0, 0)).isEqualTo(0xFF000000);
        double middles = 0;
        double gaps = 0;
        for (int row = 4; row < 12; row++) {
            for (int x = 100; x < 220; x++) {
                middles += grey(picture, x, row * 20 + 10);
                gaps += grey(picture, x, row * 20);
            }
        }
        assertThat(gaps).isLessThan(middles * 0.85);
        double right = 0;
        double upsideDown = 0;
        for (int row = 3; row < 13; row++) {
            for (int column = 3; column < 13; column++) {
                int seen = grey(picture, column * 20 + 10, row * 20 + 10);
                right += Math.abs(seen - grey(NOISE, column, row));
                upsideDown += Math.abs(seen - grey(NOISE, column, SIDE - 1 - row));
            }
        }
        assertThat(right).isLessThan(upsideDown / 2);
    }

    @Test
    void missingOpenGlIsAReasonAndNeverACrash() throws InterruptedException {
        try (FilterWorker worker = new FilterWorker(
                () -> {
                    throw new UnsatisfiedLinkError("libEGL.so.1: no such file");
                },
                Runnable::run,
                told::add,
                told::add)) {
            worker.enlarge(NOISE, Filter.CRT, 10, 10);
            assertThat((String) told.poll(1, TimeUnit.MINUTES)).contains("libegl1");
            worker.enlarge(NOISE, Filter.SHARP, 10, 10);
            assertThat((String) told.poll(1, TimeUnit.MINUTES))
                    .as("tried again")
                    .contains("libegl1");
        }
    }

    @Test
    void processThatCannotLoadEglSaysWhatToInstallEachTime() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.lwjgl.egl.libname=no-such-library",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutEgl.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("apt install libegl1"));
        }
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void slowCardDrawsTheNewestFrameAndNobodyWaits() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Upscaler slow = new Upscaler() {
            @Override
            public Picture enlarge(Picture picture, Filter filter, int width, int height) {
                began.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Picture(width, 1, picture(width, 1));
            }

            @Override
            public void close() {}
        };
        try (FilterWorker worker = new FilterWorker(() -> slow, Runnable::run, told::add, told::add)) {
            worker.enlarge(NOISE, Filter.CRT, 1, 1);
            began.await();
            for (int width = 2; width <= 50; width++) {
                worker.enlarge(NOISE, Filter.CRT, width, 1);
            }
            go.countDown();
            assertThat(((Picture) told.take()).width()).isEqualTo(1);
            assertThat(((Picture) told.take()).width()).as("the newest").isEqualTo(50);
            assertThat(told).isEmpty();
        }
    }

    private static double soft(double pixel, double scale) {
        double whole = Math.floor(pixel);
        double fromMiddle = pixel - whole - 0.5;
        double flat = 0.5 - 0.5 / scale;
        return whole + (fromMiddle - Math.clamp(fromMiddle, -flat, flat)) * scale + 0.5;
    }

    private static double bilinear(double x, double y) {
        double left = x - 0.5;
        double top = y - 0.5;
        double sum = 0;
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                double across = left - Math.floor(left);
                double down = top - Math.floor(top);
                double weight = (column == 0 ? 1 - across : across) * (row == 0 ? 1 - down : down);
                int atX = (int) Math.clamp(Math.floor(left) + column, 0, SIDE - 1);
                int atY = (int) Math.clamp(Math.floor(top) + row, 0, SIDE - 1);
                sum += weight * grey(NOISE, atX, atY);
            }
        }
        return sum;
    }

    private static int grey(Picture picture, int x, int y) {
        return picture.argb(x, y) >> 8 & 255;
    }

    private static byte[] picture(int width, int height) {
        byte[] bgra = new byte[width * height * 4];
        for (int alpha = 3; alpha < bgra.length; alpha += 4) {
            bgra[alpha] = (byte) 255;
        }
        return bgra;
    }

    private static Picture noise() {
        byte[] bgra = picture(SIDE, SIDE);
        Random random = new Random(5);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            byte grey = (byte) random.nextInt(256);
            bgra[pixel * 4] = grey;
            bgra[pixel * 4 + 1] = grey;
            bgra[pixel * 4 + 2] = grey;
        }
        return new Picture(SIDE, SIDE, bgra);
    }
}
