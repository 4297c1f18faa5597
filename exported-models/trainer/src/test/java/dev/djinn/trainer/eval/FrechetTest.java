package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The figure {@code frechet} of {@code docs/evaluation.md}. */
class FrechetTest {
    @Test
    void distanceOfTwoBellCurvesIsTheSquareOfMeansAndDeviationsApartInRealDeviations() {
        double meanOfOwn = 1;
        double[] mean = {meanOfOwn, meanOfOwn * meanOfOwn + 1, 4, 4 * 4 + 2 * 2};
        double expected = Math.pow((4 - meanOfOwn) / 2, 2) + Math.pow((1 - 2) / 2.0, 2);
        assertThat(new Frechet(1).distance(mean, 0, 2)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void correlationsCountThoughEveryFeatureByItselfIsTheSame() {
        double[] mean = {0, 0, 1, 0.6, 0.6, 1, 0, 0, 1, 0, 0, 1};
        double expected = 2 + 2 - 2 * (Math.sqrt(1.6) + Math.sqrt(0.4));
        assertThat(new Frechet(2).distance(mean, 0, 6)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void groupsOfTheSameVectorsAreAtTheSamePlaceWhateverTheirUnits() {
        Frechet frechet = new Frechet(5);
        Random dice = new Random(1);
        double[] mean = new double[2 * frechet.moments()];
        for (int n = 0; n < 40; n++) {
            double[] vector = new double[5];
            for (int i = 0; i < 4; i++) {
                vector[i] = dice.nextGaussian() * Math.pow(10, i) + (i > 0 ? vector[i - 1] : 0);
            }
            double[] kept = new double[mean.length];
            frechet.put(vector, kept, 0);
            frechet.put(vector, kept, frechet.moments());
            for (int k = 0; k < mean.length; k++) {
                mean[k] += kept[k] / 40;
            }
        }
        assertThat(frechet.distance(mean, 0, frechet.moments())).isCloseTo(0, within(1e-5));
    }
}
