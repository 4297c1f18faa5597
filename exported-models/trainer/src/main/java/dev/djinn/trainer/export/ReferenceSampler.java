package dev.djinn.trainer.export;

import dev.djinn.runtime.onnx.Sampling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * MaskGIT decoding of one frame as {@code docs/export.md} defines it, in plain double arithmetic and without any of the
 * graph's tricks: what the loop inside {@code dynamics.onnx} is compared with.
 */
public final class ReferenceSampler {
    /**
     * A frame.
     *
     * @param tokens [S]
     * @param confidence [S], the probability of each token, at temperature 1, in the round that fixed it
     * @param revealedAt [S], the number of that round
     * @param margin how far the closest decision was from going the other way: in logits, log probabilities or shares.
     *     Where it is as small as the errors of single precision, another frame is as right as this one
     */
    public record Frame(long[] tokens, float[] confidence, long[] revealedAt, double margin) {}

    private static final double SMALLEST_UNIFORM = 1e-9f;
    private static final double LARGEST_UNIFORM = 0.99999994f;
    private static final double SCHEDULE_SLACK = 1e-3;

    private final int tokens;
    private final int vocabulary;
    private final Sampling sampling;
    private double margin;

    public ReferenceSampler(int tokens, int vocabulary, Sampling sampling) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.sampling = sampling;
    }

    /** How many tokens stay masked after round {@code round} of {@code steps}, of the {@code masked} before it. */
    public static int stillMasked(int tokens, int steps, int round, int masked) {
        double share = Math.cos(Math.PI / 2 * (round + 1) / steps);
        int wanted = (int) Math.floor(tokens * share + SCHEDULE_SLACK);
        return Math.max(0, Math.min(wanted, masked - 1));
    }

    /**
     * Decodes a frame.
     *
     * @param network from tokens [S], V where masked, to logits [S, V]
     * @param noise [steps, 2, S] in (0, 1)
     */
    public Frame sample(Function<long[], float[]> network, float[] noise) {
        margin = Double.POSITIVE_INFINITY;
        Frame frame = new Frame(new long[tokens], new float[tokens], new long[tokens], 0);
        Arrays.fill(frame.tokens(), vocabulary);
        for (int round = 0; round < sampling.steps(); round++) {
            round(frame, network.apply(frame.tokens().clone()), noise, round);
        }
        return new Frame(frame.tokens(), frame.confidence(), frame.revealedAt(), margin);
    }

    /** A token for a masked place, with what its turn in the order goes by. */
    private record Candidate(int place, int token, double share, double rank) {}

    private void round(Frame frame, float[] logits, float[] noise, int round) {
        List<Candidate> candidates = IntStream.range(0, tokens)
                .filter(place -> frame.tokens()[place] == vocabulary)
                .mapToObj(place -> candidate(place, logits, noise, round))
                .sorted(Comparator.comparingDouble(Candidate::rank).reversed().thenComparing(Candidate::place))
                .collect(Collectors.toList());
        int masked = candidates.size();
        int fixed = masked - stillMasked(tokens, sampling.steps(), round, masked);
        if (fixed < masked && !sampling.randomOrder()) {
            closeCall(candidates.get(fixed - 1).rank() - candidates.get(fixed).rank());
        }
        for (Candidate candidate : candidates.subList(0, fixed)) {
            frame.tokens()[candidate.place()] = candidate.token();
            frame.confidence()[candidate.place()] = (float) candidate.share();
            frame.revealedAt()[candidate.place()] = round;
        }
    }

    private Candidate candidate(int place, float[] logits, float[] noise, int round) {
        double[] row = new double[vocabulary];
        Arrays.setAll(row, token -> logits[place * vocabulary + token]);
        double forToken = uniform(noise[(2 * round) * tokens + place]);
        double forOrder = uniform(noise[(2 * round + 1) * tokens + place]);
        int token =
                sampling.temperature() == 0 ? likeliest(row) : drawn(softmax(row, sampling.temperature()), forToken);
        double share = softmax(row, 1)[token];
        double strength = sampling.temperature() * (1 - (round + 1.0) / sampling.steps());
        double confident = Math.log(share) - Math.log(-Math.log(forOrder)) * strength;
        return new Candidate(place, token, share, sampling.randomOrder() ? forOrder : confident);
    }

    private static double uniform(float given) {
        return Math.clamp(given, SMALLEST_UNIFORM, LARGEST_UNIFORM);
    }

    private int likeliest(double[] row) {
        int best = 0;
        double second = Double.NEGATIVE_INFINITY;
        for (int token = 1; token < row.length; token++) {
            if (row[token] > row[best]) {
                second = row[best];
                best = token;
            } else {
                second = Math.max(second, row[token]);
            }
        }
        closeCall(row[best] - second);
        return best;
    }

    /** The first token whose share, added to those before it, reaches the number. */
    private int drawn(double[] shares, double number) {
        double before = 0;
        for (int token = 0; token < shares.length; token++) {
            double reached = before + shares[token];
            if (reached >= number) {
                closeCall(Math.min(reached - number, number - before));
                return token;
            }
            before = reached;
        }
        closeCall(0);
        return likeliest(shares);
    }

    private static double[] softmax(double[] row, double temperature) {
        double largest = Arrays.stream(row).max().orElseThrow();
        double[] weights = Arrays.stream(row)
                .map(logit -> Math.exp((logit - largest) / temperature))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private void closeCall(double distance) {
        margin = Math.min(margin, distance);
    }
}
