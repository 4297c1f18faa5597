package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationTest {
    private static final int SIDE = 64;

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "-1, 1", "2.5, 0", "0, -7.5", "-2.3, 6.6", "9, -9"})
    void findsHowFarAndWhereASceneMoved(double x, double y) {
        Shift found = Registration.between(Pixels.waves(SIDE, 0, 0), Pixels.waves(SIDE, x, y));
        assertThat(found.x()).isCloseTo(x, within(0.4));
        assertThat(found.y()).isCloseTo(y, within(0.4));
    }

    @Test
    void picturesWithoutDetailDoNotMove() {
        assertThat(Registration.between(Pixels.grey(SIDE, 200), Pixels.grey(SIDE, 90)))
                .isEqualTo(Shift.NONE);
    }

    @Test
    void picturesThatHaveNothingInCommonDoNotMove() {
        for (int seed = 0; seed < 20; seed++) {
            Random dice = new Random(seed);
            Shift found = Registration.between(noise(dice), noise(dice));
            assertThat(Math.abs(found.x())).isLessThanOrEqualTo(1.5);
            assertThat(Math.abs(found.y())).isLessThanOrEqualTo(1.5);
        }
    }

    @Test
    void heroWhoIsFollowedGoesAgainstTheScene() {
        HeroPath path =
                HeroPath.of(List.of(Pixels.waves(SIDE, 0, 0), Pixels.waves(SIDE, -2, 0), Pixels.waves(SIDE, -4, 5)));
        assertThat(path.right()).isCloseTo(4, within(0.3));
        assertThat(path.up()).isCloseTo(5, within(0.3));
        assertThat(path.highest()).isCloseTo(5, within(0.3));
        assertThat(path.travelled()).isCloseTo(9, within(0.6));
        assertThat(path.level(1, 0.5)).isFalse();
    }

    private static Picture noise(Random dice) {
        return Pixels.picture(SIDE, SIDE, (_, _) -> dice.nextInt(1 << 24));
    }
}
