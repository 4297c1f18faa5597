package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.image.Picture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code coherence_horizon} of {@code docs/evaluation.md}. */
class CoherenceTest {
    private static final HillFootage FOOTAGE = new HillFootage(60);
    private static final int FRAMES = 3 * Coherence.STEP;

    @Test
    void worldThatObeysAndStaysSharpHoldsToTheEnd() {
        assertThat(horizon(new HillWorld(FOOTAGE))).isGreaterThanOrEqualTo(2 * Coherence.STEP);
    }

    @Test
    void worldThatIgnoresItsKeysHasNoHorizonThoughItsPicturesAreReal() {
        assertThat(horizon(new HillWorld(FOOTAGE) {
                    @Override
                    HillFootage.Hero move(HillFootage.Hero hero, int key) {
                        return hero;
                    }
                }))
                .isZero();
    }

    @Test
    void worldThatGoesGreyHasNoHorizonThoughItStillKnowsItsKeys() {
        HillWorld sharp = new HillWorld(FOOTAGE);
        EvalReport keys = report(sharp);
        List<Figure> figures = Coherence.figures(
                new HillWorld(FOOTAGE) {
                    @Override
                    Picture paint(HillFootage.Hero hero) {
                        return Pixels.grey(HillFootage.SIDE, 128);
                    }

                    @Override
                    public long[][] encode(List<Picture> frames_T) {
                        return sharp.encode(List.of(FOOTAGE.frame(0, 0), FOOTAGE.frame(0, 1)));
                    }
                },
                HeldOut.choose(FOOTAGE, 0),
                keys,
                2,
                FRAMES,
                EvalProgress.SILENT);
        assertThat(((Figure.Scalar) figures.getFirst()).estimate().value()).isZero();
    }

    private static double horizon(WorldModel world) {
        List<Figure> figures =
                Coherence.figures(world, HeldOut.choose(FOOTAGE, 0), report(world), 3, FRAMES, EvalProgress.SILENT);
        assertThat(((Figure.Series) figures.getLast()).estimates()).hasSize(FRAMES / Coherence.STEP + 1);
        return ((Figure.Scalar) figures.getFirst()).estimate().value();
    }

    private static EvalReport report(WorldModel world) {
        return Evaluation.run(
                world, HeldOut.choose(FOOTAGE, 0), Optional.empty(), new EvalOptions(2, 3, 0), EvalProgress.SILENT);
    }
}
