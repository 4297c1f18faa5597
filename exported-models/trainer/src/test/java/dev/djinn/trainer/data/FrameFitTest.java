package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameFitTest {
    @Test
    void aPictureOfTheRightSizeIsCopied() {
        byte[] picture = random(64 * 64 * 3);
        assertThat(fit(picture, 64, 64, 64, 64, 1, 0)).isEqualTo(picture);
    }

    @Test
    void rowsMayBePaddedAndTheBufferMayStartAnywhere() {
        byte[] picture = random(8 * 8 * 3);
        ByteBuffer padded = ByteBuffer.allocateDirect(5 + 8 * 32);
        for (int y = 0; y < 8; y++) {
            padded.put(5 + y * 32, picture, y * 24, 24);
        }
        byte[] target = new byte[8 * 8 * 3];
        new FrameFit(8, 8).fit(padded.position(5), 8, 8, 32, 1, 0, target);
        assertThat(target).isEqualTo(picture);
    }

    @Test
    void halvingAveragesBlocksOfFour() {
        byte[] picture = random(16 * 16 * 3);
        byte[] half = fit(picture, 16, 16, 8, 8, 1, 0);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                int sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += picture[((2 * y + k / 2) * 16 + 2 * x + k % 2) * 3] & 0xFF;
                }
                assertThat(half[(y * 8 + x) * 3] & 0xFF).isEqualTo((sum + 2) / 4);
            }
        }
    }

    @Test
    void anUnevenScaleWeighsPixelsByTheirShare() {
        byte[] picture = new byte[12 * 12 * 3];
        for (int i = 0; i < picture.length; i += 3) {
            picture[i] = (byte) (i / 3 % 12 * 20);
        }
        byte[] fitted = fit(picture, 12, 12, 8, 8, 1, 0);
        assertThat(fitted[0] & 0xFF).as("2/3 of 0 and 1/3 of 20").isEqualTo(7);
        assertThat(fitted[3] & 0xFF).as("1/3 of 20 and 2/3 of 40").isEqualTo(33);
    }

    @Test
    void aWidePictureLosesItsSidesEvenly() {
        byte[] picture = columns(32, 8);
        byte[] fitted = fit(picture, 32, 8, 8, 8, 1, 0);
        for (int x = 0; x < 8; x++) {
            assertThat(fitted[x * 3]).isEqualTo((byte) (12 + x));
        }
    }

    @Test
    void pixelsTwiceAsWideAsHighAreShownWide() {
        byte[] picture = columns(16, 16);
        byte[] fitted = fit(picture, 16, 16, 8, 8, 2, 0);
        assertThat(fitted[0] & 0xFF)
                .as("the middle 8 of 16 columns are a square")
                .isEqualTo(4);
        assertThat(fitted[7 * 3] & 0xFF).isEqualTo(11);
    }

    @Test
    void aPictureLyingOnItsSideIsTurnedUpright() {
        byte[] picture = columns(8, 16);
        byte[] clockwise = fit(picture, 8, 16, 16, 8, 1, 1);
        assertThat(clockwise[0] & 0xFF)
                .as("the left column becomes the top row")
                .isEqualTo(0);
        assertThat(clockwise[7 * 16 * 3] & 0xFF).isEqualTo(7);
        byte[] counter = fit(picture, 8, 16, 16, 8, 1, 3);
        assertThat(counter[0] & 0xFF).as("the right column becomes the top row").isEqualTo(7);
        byte[] over = fit(columns(16, 16), 16, 16, 16, 16, 1, 2);
        assertThat(over[0] & 0xFF).isEqualTo(15);
    }

    @Test
    void aSmallPictureIsEnlarged() {
        byte[] fitted = fit(columns(4, 4), 4, 4, 8, 8, 1, 0);
        assertThat(fitted[0]).isEqualTo((byte) 0);
        assertThat(fitted[3 * 3]).isEqualTo((byte) 1);
        assertThat(fitted[7 * 3]).isEqualTo((byte) 3);
    }

    private static byte[] fit(
            byte[] picture, int width, int height, int toWidth, int toHeight, double aspect, int turns) {
        byte[] target = new byte[toWidth * toHeight * 3];
        new FrameFit(toWidth, toHeight).fit(ByteBuffer.wrap(picture), width, height, width * 3, aspect, turns, target);
        return target;
    }

    /** Red is the number of the column. */
    private static byte[] columns(int width, int height) {
        byte[] picture = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            picture[i * 3] = (byte) (i % width);
        }
        return picture;
    }

    private static byte[] random(int bytes) {
        byte[] picture = new byte[bytes];
        new Random(1).nextBytes(picture);
        return picture;
    }
}
