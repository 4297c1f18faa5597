package dev.djinn.trainer.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Percentile bootstrap over clips (Efron 1979): how much a figure would vary with other clips. Every figure of the same
 * number of clips sees the same resamples, so that intervals can be compared.
 */
final class Bootstrap {
    static final int RESAMPLES = 1000;

    private static final double TAIL = 0.025;
    private static final RandomGeneratorFactory<RandomGenerator> DICE = RandomGeneratorFactory.of("L64X128MixRandom");

    private final long seed;

    Bootstrap(long seed) {
        this.seed = seed;
    }

    /** A figure computed from the mean over clips of what was kept of each clip. */
    @FunctionalInterface
    interface Statistic {
        double of(double[] mean_K);
    }

    /** The figure of all clips with its interval; NaN if there are no clips. */
    Estimate estimate(List<double[]> clips_NK, Statistic statistic) {
        if (clips_NK.isEmpty()) {
            return Estimate.NOTHING;
        }
        RandomGenerator dice = DICE.create(seed);
        int[] chosen = new int[clips_NK.size()];
        List<Double> values = new ArrayList<>(RESAMPLES);
        for (int i = 0; i < RESAMPLES; i++) {
            Arrays.setAll(chosen, _ -> dice.nextInt(chosen.length));
            double value = statistic.of(mean(clips_NK, chosen));
            if (!Double.isNaN(value)) {
                values.add(value);
            }
        }
        values.sort(null);
        Arrays.setAll(chosen, k -> k);
        return new Estimate(
                statistic.of(mean(clips_NK, chosen)), percentile(values, TAIL), percentile(values, 1 - TAIL));
    }

    /** A single number kept of each clip, averaged. */
    Figure scalar(String key, List<double[]> clips_NK, Statistic statistic) {
        return new Figure.Scalar(key, clips_NK.size(), estimate(clips_NK, statistic));
    }

    /** One number for each of 1..length frames ahead; the statistic is given the place 0..length-1. */
    Figure framesAhead(String key, List<double[]> clips_NK, int length, SeriesStatistic statistic) {
        return new Figure.Series(key, clips_NK.size(), 1, series(clips_NK, length, statistic));
    }

    /** One number for each of the codes 0..length-1. */
    Figure codes(String key, List<double[]> clips_NK, int length, SeriesStatistic statistic) {
        return new Figure.Series(key, clips_NK.size(), 0, series(clips_NK, length, statistic));
    }

    private List<Estimate> series(List<double[]> clips_NK, int length, SeriesStatistic statistic) {
        List<Estimate> estimates = new ArrayList<>(length);
        for (int k = 0; k < length; k++) {
            int place = k;
            estimates.add(estimate(clips_NK, mean_K -> statistic.of(mean_K, place)));
        }
        return List.copyOf(estimates);
    }

    /** As {@link Statistic}, for one place of a series. */
    @FunctionalInterface
    interface SeriesStatistic {
        double of(double[] mean_K, int place);
    }

    private static double[] mean(List<double[]> clips_NK, int[] chosen) {
        double[] mean_K = new double[clips_NK.getFirst().length];
        for (int index : chosen) {
            double[] clip_K = clips_NK.get(index);
            for (int k = 0; k < mean_K.length; k++) {
                mean_K[k] += clip_K[k];
            }
        }
        for (int k = 0; k < mean_K.length; k++) {
            mean_K[k] /= chosen.length;
        }
        return mean_K;
    }

    /** Linear between the two nearest of the sorted values; NaN where there are none. */
    static double percentile(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
