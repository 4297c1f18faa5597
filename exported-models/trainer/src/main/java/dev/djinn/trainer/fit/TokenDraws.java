package dev.djinn.trainer.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;

/** One round of MaskGIT decoding on the trainer's side, for samples. */
final class TokenDraws {
    private TokenDraws() {}

    /**
     * Draws a token for every masked place and keeps the surest, or any.
     *
     * @param current tokens [S], {@code vocabulary} where masked; changed
     * @param logits [S, V]
     * @param masked how many tokens stay masked
     * @param temperature 0 takes the likeliest
     * @param anyOrder whether chance decides which tokens stay masked, as at play time by default
     */
    static void fill(
            long[] current,
            float[] logits,
            int vocabulary,
            int masked,
            double temperature,
            boolean anyOrder,
            RandomGenerator random) {
        int n = current.length;
        double[] sureness = new double[n];
        Integer[] places = new Integer[n];
        for (int place = 0; place < n; place++) {
            places[place] = place;
            sureness[place] = Double.POSITIVE_INFINITY;
            if (current[place] == vocabulary) {
                int drawn = draw(logits, place * vocabulary, vocabulary, temperature, random);
                current[place] = drawn;
                sureness[place] =
                        anyOrder ? -random.nextDouble() : logProbability(logits, place * vocabulary, vocabulary, drawn);
            }
        }
        Arrays.sort(places, Comparator.comparingDouble(place -> sureness[place]));
        for (int i = 0; i < masked && sureness[places[i]] < Double.POSITIVE_INFINITY; i++) {
            current[places[i]] = vocabulary;
        }
    }

    private static int draw(float[] logits, int from, int count, double temperature, RandomGenerator random) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double gumbel = -Math.log(-Math.log(1 - random.nextDouble() * 0.999999));
            double value = logits[from + i] + (temperature > 0 ? temperature * gumbel : 0);
            if (value > highest) {
                highest = value;
                best = i;
            }
        }
        return best;
    }

    private static double logProbability(float[] logits, int from, int count, int chosen) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, logits[from + i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.exp(logits[from + i] - highest);
        }
        return logits[from + chosen] - highest - Math.log(sum);
    }
}
