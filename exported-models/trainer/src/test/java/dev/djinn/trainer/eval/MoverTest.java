package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.synth.art.Style;
import dev.djinn.trainer.synth.level.Level;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** The section "Play" of {@code docs/evaluation.md}: how the hero is found. */
class MoverTest {
    private static final int SIDE = 64;
    private static final int SKY = 0x203040;

    @Test
    void squareThatWalksThroughAStillPictureMovesAgainstIt() {
        Shift hero = Mover.between(scene(0, 20, 30), scene(0, 23, 28));
        assertThat(hero.x()).isCloseTo(3, within(0.1));
        assertThat(hero.y()).as("downwards").isCloseTo(-2, within(0.1));
    }

    @Test
    void sceneThatScrollsUnderAHeroWhoStaysInTheMiddleMovesHimTheOtherWay() {
        Shift hero = Mover.between(scene(0, 30, 30), scene(2, 30, 30));
        assertThat(hero.x()).isCloseTo(2, within(0.2));
        assertThat(hero.y()).isCloseTo(0, within(0.2));
    }

    @Test
    void cameraThatFollowsLateAddsBothMotions() {
        Shift hero = Mover.between(scene(0, 30, 30), scene(1, 32, 30));
        assertThat(hero.x()).isCloseTo(3, within(0.2));
    }

    @Test
    void whereNothingMovesOrEverythingFlickersALittleThereIsNoMotion() {
        Picture still = scene(0, 20, 30);
        Picture flickering =
                Pixels.picture(SIDE, SIDE, (x, y) -> (still.argb(x, y) & 0xFEFEFE) + (x * 31 + y * 17) % 2);
        assertThat(Mover.between(still, still).length()).isLessThan(0.1);
        assertThat(Mover.between(still, flickering).length()).isLessThan(0.3);
    }

    @Test
    void heroesOfSynthesizedGamesGoTheRightWayInMostSteps() {
        SynthWorld world = new SynthWorld(48, List.of(Style.values()), List.of(Level.Kind.values()));
        int moving = 0;
        int right = 0;
        int wrong = 0;
        for (int game = 0; game < 48; game++) {
            for (int code : new int[] {0, 3}) {
                Prompt prompt = new Prompt(game, List.of(world.frame(game, 0), world.frame(game, 1)));
                List<Picture> played = prompt.play(world, Prompt.held(code, 4), 0);
                double way = world.truth(prompt, code, 4).x()
                        - world.truth(prompt, code, 3).x();
                if (Math.abs(way) >= 1) {
                    double seen = Mover.between(played.get(3), played.get(4)).x() * Math.signum(way);
                    moving++;
                    right += seen > 0.4 ? 1 : 0;
                    wrong += seen < -0.4 ? 1 : 0;
                }
            }
        }
        assertThat(moving).isGreaterThan(40);
        assertThat(right / (double) moving).isGreaterThan(0.7);
        assertThat(wrong / (double) moving).isLessThan(0.15);
    }

    /** Striped ground seen by a camera at {@code camera}, and a hero at a place in the picture. */
    private static Picture scene(int camera, int heroX, int heroY) {
        IntBinaryOperator ground = (x, y) -> y < 40 && (x + camera) % 23 > 5
                ? SKY
                : Arrays.hashCode(new int[] {(x + camera) / 3, y / 3}) * 0x9E3779B1 >>> 8;
        return Pixels.picture(
                SIDE,
                SIDE,
                (x, y) -> Math.abs(x - heroX) < 4 && Math.abs(y - heroY) < 5
                        ? 0xE08020 + 0x1010 * ((x - heroX + y - heroY) & 3)
                        : ground.applyAsInt(x, y));
    }
}
