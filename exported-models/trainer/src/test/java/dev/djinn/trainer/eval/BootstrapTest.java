package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void sameSeedGivesTheSameInterval() {
        List<double[]> clips = sample(7, 50);
        assertThat(mean(3, clips)).isEqualTo(mean(3, clips)).isNotEqualTo(mean(4, clips));
    }

    @Test
    void intervalOfAMeanIsAboutTwoStandardErrorsWide() {
        List<double[]> clips = sample(11, 400);
        Estimate estimate = mean(0, clips);
        assertThat(estimate.high() - estimate.value()).isCloseTo(1.96 / 20, within(0.015));
        assertThat(estimate.value() - estimate.low()).isCloseTo(1.96 / 20, within(0.015));
    }

    @Test
    void intervalHoldsTheTruthAboutNineteenTimesInTwenty() {
        long held = IntStream.range(0, 200)
                .mapToObj(i -> mean(i, sample(1000 + i, 50)))
                .filter(estimate -> estimate.low() <= 5 && 5 <= estimate.high())
                .count();
        assertThat(held).isBetween(180L, 197L);
    }

    @Test
    void clipsThatAreAllAlikeLeaveNoDoubt() {
        List<double[]> clips = List.of(new double[] {2}, new double[] {2}, new double[] {2});
        assertThat(mean(0, clips)).isEqualTo(new Estimate(2, 2, 2));
    }

    @Test
    void resamplesWholeClipsSoThatRatiosKeepTheirParts() {
        List<double[]> clips = List.of(new double[] {1, 2}, new double[] {10, 20}, new double[] {50, 100});
        Estimate ratio = new Bootstrap(0).estimate(clips, mean -> mean[0] / mean[1]);
        assertThat(ratio.low()).isCloseTo(0.5, within(1e-12));
        assertThat(ratio.high()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void whatCannotBeMeasuredIsNotANumber() {
        Estimate ratio = new Bootstrap(0).estimate(List.of(new double[] {0, 0}), mean -> mean[0] / mean[1]);
        assertThat(ratio).isEqualTo(new Estimate(Double.NaN, Double.NaN, Double.NaN));
    }

    private static Estimate mean(long seed, List<double[]> clips) {
        return new Bootstrap(seed).estimate(clips, mean -> mean[0]);
    }

    private static List<double[]> sample(long seed, int clips) {
        Random dice = new Random(seed);
        return IntStream.range(0, clips)
                .mapToObj(_ -> new double[] {5 + dice.nextGaussian()})
                .toList();
    }
}
