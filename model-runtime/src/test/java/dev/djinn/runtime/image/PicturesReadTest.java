package dev.djinn.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults 7, 8 and 9: people's own pictures, sound and otherwise. */
class PicturesReadTest {
    private static final int ORANGE = 0xFFFF8020;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void readsColoursExactly(String format) throws IOException {
        BufferedImage image = PictureFiles.filled(5, 3, BufferedImage.TYPE_INT_RGB, ORANGE);
        image.setRGB(4, 2, 0xFF0000FF);
        Picture picture = read("picture." + format, PictureFiles.encoded(image, format));
        assertThat(picture.width()).isEqualTo(5);
        assertThat(picture.height()).isEqualTo(3);
        assertThat(Integer.toHexString(picture.argb(0, 0))).isEqualTo("ffff8020");
        assertThat(Integer.toHexString(picture.argb(4, 2))).isEqualTo("ff0000ff");
    }

    @Test
    void readsThePaletteOfAGif() throws IOException {
        byte[] reds = {(byte) 255, 0};
        byte[] greens = {(byte) 128, 0};
        byte[] blues = {32, (byte) 255};
        BufferedImage image = new BufferedImage(
                5, 8, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, reds, greens, blues));
        image.getRaster().setSample(4, 7, 0, 1);
        Picture picture = read("picture.gif", PictureFiles.encoded(image, "gif"));
        assertThat(Integer.toHexString(picture.argb(0, 0))).isEqualTo("ffff8020");
        assertThat(Integer.toHexString(picture.argb(4, 7))).isEqualTo("ff0000ff");
    }

    @Test
    void readsJpegWhateverItIsCalled() throws IOException {
        BufferedImage image = PictureFiles.filled(16, 8, BufferedImage.TYPE_INT_RGB, ORANGE);
        Picture picture = read("picture.png", PictureFiles.encoded(image, "jpg"));
        assertThat(picture.width()).isEqualTo(16);
        assertNear(picture.argb(7, 3), ORANGE, 6);
    }

    @Test
    void readsWebp() throws IOException {
        Picture picture = read("w.webp", PictureFiles.losslessWebp(6, 4, 10, 200, 30, 40, 255));
        assertThat(picture.width()).isEqualTo(6);
        assertThat(picture.height()).isEqualTo(4);
        assertThat(Integer.toHexString(picture.argb(0, 3))).isEqualTo("ff1e0a28");
        assertThat(Integer.toHexString(picture.argb(1, 3))).isEqualTo("ff1ec828");
    }

    @Test
    void readsCmykJpegInItsColours() throws IOException {
        Picture red = read("red.jpg", PictureFiles.cmykJpeg(16, 16, 255, 0, 0, 255));
        assertNear(red.argb(8, 8), 0xFFFF0000, 60);
        Picture blue = read("blue.jpg", PictureFiles.cmykJpeg(16, 16, 0, 0, 255, 255));
        assertNear(blue.argb(8, 8), 0xFF0000FF, 110);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 15, 0", "3, 15, 7", "4, 0, 7", "5, 0, 0", "6, 7, 0", "7, 7, 15", "8, 0, 15"})
    void holdsPicturesUprightAsTheCameraNoted(int orientation, int x, int y) throws IOException {
        BufferedImage image = PictureFiles.filled(16, 8, BufferedImage.TYPE_INT_RGB, 0xFFFFFFFF);
        for (int i = 0; i < 16; i++) {
            image.setRGB(i % 4, i / 4, 0xFF000000);
        }
        byte[] jpeg = PictureFiles.withOrientation(PictureFiles.encoded(image, "jpg"), orientation);
        Picture picture = read("photo.jpg", jpeg);
        assertThat(picture.width()).isEqualTo(orientation < 5 ? 16 : 8);
        assertThat(picture.height()).isEqualTo(orientation < 5 ? 8 : 16);
        assertNear(picture.argb(x, y), 0xFF000000, 40);
    }

    @Test
    void greyIsNotBrightened() throws IOException {
        BufferedImage grey = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 128);
        assertThat(read("grey.png", PictureFiles.encoded(grey, "png")).argb(0, 0))
                .isEqualTo(0xFF808080);
    }

    @Test
    void sixteenBitGreyKeepsItsTone() throws IOException {
        BufferedImage grey = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setSample(0, 0, 0, 0x8080);
        assertThat(read("grey.png", PictureFiles.encoded(grey, "png")).argb(0, 0))
                .isEqualTo(0xFF808080);
    }

    @Test
    void sixteenBitColourKeepsItsTone() throws IOException {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 2, 2, 3, null);
        raster.setPixel(1, 1, new int[] {0xFFFF, 0x8080, 0x2020});
        byte[] png = PictureFiles.encoded(new BufferedImage(model, raster, false, null), "png");
        assertNear(read("deep.png", png).argb(1, 1), ORANGE, 1);
    }

    @Test
    void transparencyIsLaidOnWhite() throws IOException {
        BufferedImage image = PictureFiles.filled(2, 1, BufferedImage.TYPE_INT_ARGB, 0x80FF0000);
        image.setRGB(1, 0, 0x00000000);
        Picture picture = read("clear.png", PictureFiles.encoded(image, "png"));
        assertThat(Integer.toHexString(picture.argb(0, 0))).isEqualTo("ffff7f7f");
        assertThat(Integer.toHexString(picture.argb(1, 0))).isEqualTo("ffffffff");
        Picture webp = read("clear.webp", PictureFiles.losslessWebp(2, 2, 0, 0xFF, 0, 0, 0));
        assertThat(Integer.toHexString(webp.argb(0, 0))).isEqualTo("ffffffff");
    }

    @Test
    void paletteTransparencyIsLaidOnWhite() throws IOException {
        BufferedImage image = PictureFiles.filled(2, 1, BufferedImage.TYPE_INT_ARGB, 0xFF00FF00);
        image.setRGB(1, 0, 0x00000000);
        Picture picture = read("clear.gif", PictureFiles.encoded(image, "gif"));
        assertThat(Integer.toHexString(picture.argb(0, 0))).isEqualTo("ff00ff00");
        assertThat(Integer.toHexString(picture.argb(1, 0))).isEqualTo("ffffffff");
    }

    @Test
    void refusesAHugePngByItsHeaderAlone() throws IOException {
        Path file = file("huge.png", PictureFiles.pngClaiming(30_000, 30_000));
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertRefused(
                        file,
                        "too large, 30000x30000 is 900 megapixels and at most 64 are read; use a smaller picture"));
    }

    @Test
    void refusesAPngOfTwoBillionSquaredPixels() throws IOException {
        assertRefused(file("bomb.png", PictureFiles.pngClaiming(2_000_000_000, 2_000_000_000)), "too large");
    }

    @Test
    void readsALargePictureSmaller() throws IOException {
        BufferedImage image = new BufferedImage(6000, 4000, BufferedImage.TYPE_BYTE_BINARY);
        Picture picture = read("large.png", PictureFiles.encoded(image, "png"));
        assertThat(picture.width()).isEqualTo(3000);
        assertThat(picture.height()).isEqualTo(2000);
    }

    @Test
    void refusesTextThatIsCalledPng() throws IOException {
        assertRefused(
                file("text.png", "hello, I am text".getBytes(StandardCharsets.UTF_8)),
                "not a picture; use a PNG, JPEG, WebP, GIF or BMP");
    }

    @Test
    void namesKindsThatAreNotRead() throws IOException {
        byte[] psd = Arrays.copyOf(new byte[] {'8', 'B', 'P', 'S', 0, 1}, 100);
        assertRefused(file("layers.png", psd), "a picture of type");
        BufferedImage image = PictureFiles.filled(4, 4, BufferedImage.TYPE_INT_RGB, ORANGE);
        assertRefused(file("scan.png", PictureFiles.encoded(image, "tiff")), "a picture of type");
    }

    @Test
    void refusesEmptyMissingAndFolder() throws IOException {
        assertRefused(file("empty.png", new byte[0]), "not a picture");
        assertRefused(folder.resolve("gone.png"), "there is no such file");
        assertRefused(folder, "there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void refusesAFileCutOff(String format) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i * 0x9E3779B1 >>> 8);
        }
        byte[] whole = PictureFiles.encoded(image, format);
        assertRefused(file("cut." + format, Arrays.copyOf(whole, whole.length / 2)), "damaged or cut off");
    }

    @Test
    void refusesAWebpCutOff() throws IOException {
        byte[] whole = PictureFiles.losslessWebp(64, 64, 10, 200, 30, 40, 255);
        assertRefused(file("cut.webp", Arrays.copyOf(whole, 40)), "damaged or cut off");
    }

    @Test
    void damagedFilesOfAllKindsFailWithOneLineOrDecode() throws IOException {
        RandomGenerator dice = new SplittableRandom(5);
        BufferedImage image = PictureFiles.filled(20, 20, BufferedImage.TYPE_INT_RGB, ORANGE);
        for (String format : List.of("png", "jpg", "gif", "bmp")) {
            byte[] whole = PictureFiles.encoded(image, format);
            for (int round = 0; round < 100; round++) {
                byte[] damaged = whole.clone();
                for (int hit = 0; hit < 3; hit++) {
                    damaged[dice.nextInt(damaged.length)] = (byte) dice.nextInt(256);
                }
                Path file = file("damaged", damaged);
                try {
                    assertThat(Pictures.read(file).width()).isPositive();
                } catch (DjinnException e) {
                    assertThat(e.getMessage().lines()).hasSize(1);
                    assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
                }
            }
        }
    }

    @Test
    void writesPngThatReadsBackTheSame() throws IOException {
        byte[] bgra = {1, 2, 3, -1, 4, 5, 6, -1, 7, 8, 9, -1, 10, 11, 12, -1};
        Picture picture = new Picture(2, 2, bgra);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pictures.writePng(picture, out);
        assertThat(read("back.png", out.toByteArray())).isEqualTo(picture);
    }

    private Picture read(String name, byte[] bytes) throws IOException {
        return Pictures.read(file(name, bytes));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertRefused(Path file, String reason) {
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> Pictures.read(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    private static void assertNear(int argb, int expected, int tolerance) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat(argb >> shift & 255)
                    .as("%s near %s", Integer.toHexString(argb), Integer.toHexString(expected))
                    .isBetween((expected >> shift & 255) - tolerance, (expected >> shift & 255) + tolerance);
        }
    }
}
