package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SsimTest {
    @Test
    void equalPicturesAreOne() {
        Picture noise = noise(1);
        assertThat(Ssim.of(noise, noise)).isCloseTo(1, within(1e-12));
    }

    @Test
    void twoFlatGreysDifferByTheirLuminanceOnly() {
        // (2 * 100 * 120 + C1) / (100^2 + 120^2 + C1) with C1 = (0.01 * 255)^2 = 6.5025, by hand
        assertThat(Ssim.of(Pixels.grey(16, 100), Pixels.grey(16, 120)))
                .isCloseTo(24006.5025 / 24406.5025, within(1e-9));
    }

    @Test
    void negativeOfNoiseIsNegative() {
        Picture noise = noise(2);
        Picture negative = Pixels.picture(20, 14, (x, y) -> ~noise.argb(x, y));
        assertThat(Ssim.of(noise, negative)).isBetween(-1.0, -0.5);
    }

    @Test
    void agreesWithTheDefinitionWrittenOutWindowByWindow() {
        Picture a = noise(3);
        Picture b = Pixels.picture(20, 14, (x, y) -> a.argb(x, y) & 0xF8FCE0);
        assertThat(Ssim.of(a, b)).isCloseTo(writtenOut(a, b), within(1e-9));
    }

    @Test
    void picturesSmallerThanTheWindowAreRefused() {
        assertThatThrownBy(() -> Ssim.of(Pixels.grey(10, 0), Pixels.grey(10, 0)))
                .hasMessageContaining("11x11");
    }

    private static Picture noise(long seed) {
        Random dice = new Random(seed);
        return Pixels.picture(20, 14, (_, _) -> dice.nextInt(1 << 24));
    }

    private static double writtenOut(Picture a, Picture b) {
        double sum = 0;
        int windows = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            for (int top = 0; top + 11 <= a.height(); top++) {
                for (int left = 0; left + 11 <= a.width(); left++) {
                    sum += window(a, b, left, top, shift);
                    windows++;
                }
            }
        }
        return sum / windows;
    }

    private static double window(Picture a, Picture b, int left, int top, int shift) {
        double weights = 0;
        double[] sums = new double[5];
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 11; x++) {
                double weight = Math.exp(-((x - 5) * (x - 5) + (y - 5) * (y - 5)) / 4.5);
                double p = a.argb(left + x, top + y) >> shift & 255;
                double q = b.argb(left + x, top + y) >> shift & 255;
                weights += weight;
                sums[0] += weight * p;
                sums[1] += weight * q;
                sums[2] += weight * p * p;
                sums[3] += weight * q * q;
                sums[4] += weight * p * q;
            }
        }
        double meanA = sums[0] / weights;
        double meanB = sums[1] / weights;
        double varianceA = sums[2] / weights - meanA * meanA;
        double varianceB = sums[3] / weights - meanB * meanB;
        double covariance = sums[4] / weights - meanA * meanB;
        return (2 * meanA * meanB + 6.5025)
                * (2 * covariance + 58.5225)
                / ((meanA * meanA + meanB * meanB + 6.5025) * (varianceA + varianceB + 58.5225));
    }
}
