package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.trainer.synth.art.Style;
import dev.djinn.trainer.synth.level.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "Names of the keys" of {@code docs/evaluation.md}, on games whose truth is known. */
class KeyLabelsTest {
    private static final HillFootage FOOTAGE = new HillFootage(12);
    private static final int GAMES = 9;
    /** Steps in which the hero is not found count as none. */
    private static final double LOST_SPEED = 0.8;

    private static final List<Style> STYLES =
            List.of(Style.CARTOON, Style.FLAT, Style.HANDHELD, Style.CLIPART, Style.MARKER, Style.GRADIENT);

    /** Single screens do not scroll, so there it is the hero that moves; on hills the camera follows with a dead zone. */
    @ParameterizedTest
    @EnumSource(names = {"SCREEN", "HILLS"})
    void keysOfSynthesizedGamesAreNamedAndGoTheTrueWays(Level.Kind place) {
        SynthWorld world = new SynthWorld(GAMES, STYLES, List.of(place));
        HeldOut heldOut = HeldOut.choose(world, 0);
        List<ActionLabel> labels = KeyLabels.ofVideos(world, heldOut, GAMES, 0, EvalProgress.SILENT);
        List<String> names = labels.stream().map(ActionLabel::name).toList();
        assertThat(names.subList(0, 4)).as("%s", labels).containsExactly("right", "jump", "idle", "left");
        assertThat(names.get(4)).as("%s", labels).isIn("jump-right", "right");
        assertThat(names.get(5)).as("%s", labels).isIn("jump-left", "left");
        assertThat(names.get(6)).isEqualTo("does little");

        List<Prompt> prompts = Prompts.choose(heldOut, GAMES).any();
        for (ActionLabel label : labels) {
            double right = prompts.stream()
                    .mapToDouble(prompt ->
                            world.truth(prompt, label.code(), Held.FRAMES).x())
                    .average()
                    .orElseThrow();
            assertThat(label.dx()).as("dx of %s", label).isCloseTo(right / Held.FRAMES, within(LOST_SPEED));
        }
        assertThat(labels.get(1).dy()).as("a jump goes up").isGreaterThan(0.5);
        assertThat(labels.get(0).dx() - labels.get(3).dx()).isGreaterThan(1.5);
        assertThat(labels.get(3).consistency()).isCloseTo(shareToTheLeft(world, prompts, 3), within(0.34));
        assertThat(labels.get(2).strength()).isLessThan(1.5);
        assertThat(labels.get(0).strength()).isGreaterThan(3);
    }

    @Test
    void keysOfAWorldWhoseCameraFollowsAreNamedFromVideosAndFromSinglePictures() {
        HillFootage footage = new HillFootage(20);
        HillWorld world = new HillWorld(footage);
        List<Picture> pictures = new ArrayList<>();
        for (int file : new int[] {0, 1, 2}) {
            pictures.add(footage.frame(file, 0));
        }
        HeldOut heldOut = HeldOut.choose(footage, 0);
        for (List<ActionLabel> labels : List.of(
                KeyLabels.ofVideos(world, heldOut, 6, 0, EvalProgress.SILENT),
                KeyLabels.ofPictures(world, pictures, 4, 0, EvalProgress.SILENT))) {
            assertThat(labels).extracting(ActionLabel::name).containsExactly("jump", "left", "right", "idle");
            assertThat(labels).allMatch(label -> label.consistency() == 1);
            assertThat(labels.get(HillWorld.LEFT).dx()).isCloseTo(-2, within(0.2));
            assertThat(labels.get(HillWorld.RIGHT).strength()).isCloseTo(2 * 4.5, within(0.5));
            assertThat(labels.get(HillWorld.IDLE).strength()).isZero();
        }
    }

    @Test
    void keysThatDoNothingHaveNoNameOfADirection() {
        HillWorld world = new HillWorld(FOOTAGE) {
            @Override
            HillFootage.Hero move(HillFootage.Hero hero, int key) {
                return hero;
            }
        };
        List<ActionLabel> labels = KeyLabels.ofVideos(world, HeldOut.choose(FOOTAGE, 0), 4, 0, EvalProgress.SILENT);
        assertThat(labels)
                .extracting(ActionLabel::name)
                .containsExactly("idle", "does little", "does little", "does little");
        assertThat(KeyLabels.figures(labels, 4).getLast())
                .isEqualTo(new Figure.Scalar("keys_dependable", 4, new Estimate(1, Double.NaN, Double.NaN)));
    }

    /** A side needs less than a half, as walls stop real heroes too; standing still needs more. */
    @Test
    void sideThatIsTakenOftenEnoughIsTheNameEvenWhereStandingStillIsCommonerButTooRare() {
        List<Held> any = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            double right = i < 8 ? -2 : i < 17 || i >= 20 ? 0 : 2;
            any.add(new Held(List.of(path(right, i < 20 ? 0 : -1), path(0, 0), path(0, 0))));
        }
        ActionLabel left = new KeyLabels(1, any, any.subList(0, 20), OptionalInt.empty())
                .all()
                .getFirst();
        assertThat(left.name())
                .as("still from 9 of 20, to the left from 8 of 22")
                .isEqualTo("left");
        assertThat(left.consistency()).isEqualTo(8 / 22.0);
        assertThat(left.dy()).as("of the prompts where he stands").isZero();
    }

    private static HeroPath path(double right, double up) {
        double[] right_T = new double[Held.FRAMES];
        double[] up_T = new double[Held.FRAMES];
        Arrays.fill(right_T, right);
        Arrays.fill(up_T, up);
        return new HeroPath(right_T, up_T, 0);
    }

    private static double shareToTheLeft(SynthWorld world, List<Prompt> prompts, int code) {
        return prompts.stream()
                        .filter(prompt -> world.truth(prompt, code, Held.FRAMES).x() < -3)
                        .count()
                / (double) prompts.size();
    }
}
