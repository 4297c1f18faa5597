package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LandingTest {
    /** CoinRun's own jump from level ground, in tiles of 5.08 pixels: 16 frames of flight, then the ground. */
    private static final double[] TILES = {
        1.5, 1.3, 1.1, 0.9, 0.7, 0.5, 0.3, 0.1, -0.1, -0.3, -0.5, -0.7, -0.9, -1.1, -1.3, -1.5, 0, 0, 0, 0
    };

    @Test
    void realJumpLands() {
        assertThat(Landing.landed(path(5.08))).isTrue();
    }

    @Test
    void hopBelowEightPixelsIsNoJump() {
        assertThat(Landing.landed(path(1))).isFalse();
    }

    @Test
    void landingMoreThanATileHigherIsNotBackOnTheGround() {
        double[] up = path(5.08).up_T().clone();
        up[15] = 0;
        assertThat(Landing.landed(new HeroPath(new double[20], up, 0))).isFalse();
    }

    @Test
    void landingThatOnlyTheSumOfItsStepsMissesIsOne() {
        double[] up = path(5.08).up_T().clone();
        up[7] = 7;
        assertThat(Landing.landed(new HeroPath(new double[20], up, 0))).isFalse();
        assertThat(Landing.landed(new HeroPath(new double[20], up, 6.5))).isTrue();
    }

    @Test
    void groundThatGivesWayDoesNotHold() {
        double[] up = path(5.08).up_T().clone();
        up[18] = -1;
        assertThat(Landing.landed(new HeroPath(new double[20], up, 0))).isFalse();
    }

    private static HeroPath path(double tile) {
        return new HeroPath(
                new double[20], Arrays.stream(TILES).map(up -> tile * up).toArray(), 0);
    }
}
