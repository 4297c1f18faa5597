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
final class ReferenceSampler {
    /**
     * A frame.
     *
     * @param tokens [S]
     * @param confidence [S], the probability of each token, at temperature 1, in the round that fixed it
     * @param revealedAt [S], the number of that round
     */
    record Frame(long[] tokens, float[] confidence, long[] revealedAt) {}

    private final int tokens;
    private final int vocabulary;
    private final Sampling sampling;

    ReferenceSampler(int tokens, int vocabulary, Sampling sampling) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.sampling = sampling;
    }

    /**
     * Decodes a frame.
     *
     * @param network from tokens [S], V where masked, to logits [S, V]
     * @param noise [steps, 2, S] in (0, 1)
     */
    Frame sample(Function<long[], float[]> network, float[] noise) {
        Frame frame = new Frame(new long[tokens], new float[tokens], new long[tokens]);
        Arrays.fill(frame.tokens(), vocabulary);
        for (int round = 0; round < sampling.steps(); round++) {
            round(frame, network.apply(frame.tokens().clone()), noise, round);
        }
        return frame;
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
        int fixed = masked - FrameAudit.stillMasked(tokens, sampling.steps(), round, masked);
        for (Candidate candidate : candidates.subList(0, fixed)) {
            frame.tokens()[candidate.place()] = candidate.token();
            frame.confidence()[candidate.place()] = (float) candidate.share();
            frame.revealedAt()[candidate.place()] = round;
        }
    }

    private Candidate candidate(int place, float[] logits, float[] noise, int round) {
        double[] row = new double[vocabulary];
        Arrays.setAll(row, token -> logits[place * vocabulary + token]);
        double forToken = FrameAudit.uniform(noise[(2 * round) * tokens + place]);
        double forOrder = FrameAudit.uniform(noise[(2 * round + 1) * tokens + place]);
        int token = sampling.temperature() == 0
                ? likeliest(row)
                : drawn(FrameAudit.softmax(row, sampling.temperature()), forToken);
        double share = FrameAudit.softmax(row, 1)[token];
        double strength = sampling.temperature() * (1 - (round + 1.0) / sampling.steps());
        double confident = Math.log(share) - Math.log(-Math.log(forOrder)) * strength;
        return new Candidate(place, token, share, sampling.randomOrder() ? forOrder : confident);
    }

    private static int likeliest(double[] row) {
        int best = 0;
        for (int token = 1; token < row.length; token++) {
            best = row[token] > row[best] ? token : best;
        }
        return best;
    }

    /** The first token whose share, added to those before it, reaches the number. */
    private static int drawn(double[] shares, double number) {
        double reached = 0;
        for (int token = 0; token < shares.length; token++) {
            reached += shares[token];
            if (reached >= number) {
                return token;
            }
        }
        return likeliest(shares);
    }
}
