package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopClosureTest {
    private static final int SIDE = 64;

    @ParameterizedTest
    @CsvSource({"0, 0", "-5, 6", "8, -16"})
    void sceneThatIsSeenAgainIsFoundFurtherAwayThanAStepGoes(int x, int y) {
        assertThat(LoopClosure.lower(Pixels.waves(SIDE, 0, 0), Pixels.waves(SIDE, x, y)))
                .hasValue(y);
    }

    @Test
    void otherScenesAndPicturesWithoutDetailTellNothing() {
        for (int seed = 0; seed < 20; seed++) {
            Random dice = new Random(seed);
            assertThat(LoopClosure.lower(noise(dice), noise(dice))).isEmpty();
        }
        assertThat(LoopClosure.lower(Pixels.grey(SIDE, 90), Pixels.grey(SIDE, 90)))
                .isEqualTo(OptionalInt.empty());
        assertThat(LoopClosure.lower(stripes(0), stripes(8)))
                .as("stripes 8 pixels apart look the same 8 pixels lower")
                .isEmpty();
    }

    @Test
    void pathThatLostItsSceneOnTheWayEndsWhereItBegan() {
        HeroPath path = HeroPath.closed(List.of(
                Pixels.waves(SIDE, 0, 0),
                Pixels.waves(SIDE, 0, 7),
                Pixels.waves(SIDE, 0, 30),
                Pixels.waves(SIDE, 0, 7),
                Pixels.waves(SIDE, 0, 0),
                Pixels.waves(SIDE, 0, -5)));
        assertThat(path.upAtEnd()).isCloseTo(-5, within(0.6));
    }

    private static Picture noise(Random dice) {
        return Pixels.picture(SIDE, SIDE, (_, _) -> dice.nextInt(1 << 24));
    }

    private static Picture stripes(int moved) {
        return Pixels.picture(SIDE, SIDE, (_, row) -> (row - moved & 7) < 4 ? 0x203040 : 0xC0B0A0);
    }
}
