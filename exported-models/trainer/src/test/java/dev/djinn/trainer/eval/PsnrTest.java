package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PsnrTest {
    @Test
    void errorIsTheMeanOverPixelsAndThreeColoursWithoutAlpha() {
        double error = Psnr.meanSquaredError(
                Pixels.picture(2, 1, (_, _) -> 0x102030), Pixels.picture(2, 1, (x, _) -> x == 0 ? 0x132030 : 0x10202C));
        assertThat(error).isEqualTo((3 * 3 + 4 * 4) / 6.0);
    }

    @Test
    void blackAgainstWhiteIsZeroDecibels() {
        assertThat(Psnr.ofFrame(Psnr.meanSquaredError(Pixels.grey(8, 0), Pixels.grey(8, 255))))
                .isEqualTo(0);
    }

    @Test
    void everyPixelOffByTwoIsFortyTwoPointOneDecibels() {
        // 10 log10(65025 / 4), by hand
        assertThat(Psnr.ofFrame(Psnr.meanSquaredError(Pixels.grey(8, 100), Pixels.grey(8, 102))))
                .isCloseTo(42.1102, within(1e-4));
    }

    @Test
    void oneFrameCountsAtMostFiftyDecibels() {
        assertThat(Psnr.ofFrame(0)).isEqualTo(50);
        assertThat(Psnr.ofFrame(0.6)).isEqualTo(50);
        assertThat(Psnr.ofFrame(0.7)).isLessThan(50);
    }

    @Test
    void meanErrorOfNothingStaysFinite() {
        assertThat(Psnr.ofMeanSquaredError(0)).isEqualTo(100);
        assertThat(Psnr.ofMeanSquaredError(0.1)).isCloseTo(58.1308, within(1e-4));
    }

    @Test
    void picturesOfTwoSizesAreRefused() {
        assertThatThrownBy(() -> Psnr.meanSquaredError(Pixels.grey(8, 0), Pixels.grey(9, 0)))
                .hasMessageContaining("8x8")
                .hasMessageContaining("9x9");
    }
}
