package dev.djinn.trainer.export;

import dev.djinn.runtime.onnx.Sampling;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Judges a decoded frame decision by decision, by the rules of {@code docs/export.md} in plain double arithmetic and
 * without any of the graph's tricks. Each round is judged on what the frame itself had fixed before, so that one close
 * call does not excuse what comes after it.
 */
public final class FrameAudit {
    /**
     * A frame as decoded.
     *
     * @param tokens [S]
     * @param confidence [S], the probability of each token, at temperature 1, in the round that fixed it
     * @param revealedAt [S], the number of that round
     */
    public record Decoded(long[] tokens, float[] confidence, long[] revealedAt) {}

    /**
     * How far the worst decisions are from right; 0 where the rules chose the same.
     *
     * @param token greedy: how many logits a token is short of the best; sampled: how far the number lies outside its
     *     token's interval of cumulative shares
     * @param order by how much a place left masked stood before one that was fixed: in log probability, or in uniforms
     *     if the order is random; infinite if the schedule wants another number of places
     * @param confidence largest difference
     */
    public record Verdict(double token, double order, double confidence) {
        /** The worst of both. */
        Verdict worse(Verdict other) {
            return new Verdict(
                    Math.max(token, other.token), Math.max(order, other.order), Math.max(confidence, other.confidence));
        }
    }

    /** A difference of logits or shares that single precision may make. */
    static final double CLOSE = 3e-5;

    private static final double SMALLEST_UNIFORM = 1e-9f;
    private static final double LARGEST_UNIFORM = 0.99999994f;
    private static final double SCHEDULE_SLACK = 1e-3;

    private final int tokens;
    private final int vocabulary;
    private final Sampling sampling;

    public FrameAudit(int tokens, int vocabulary, Sampling sampling) {
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
     * Judges a frame.
     *
     * @param network from the tokens before each round [steps, S], V where masked, to logits [steps, S, V]
     * @param noise [steps, 2, S] in (0, 1)
     */
    public Verdict judge(Function<long[], float[]> network, float[] noise, Decoded frame) {
        long[] before = new long[sampling.steps() * tokens];
        for (int i = 0; i < before.length; i++) {
            int token = i % tokens;
            before[i] = frame.revealedAt()[token] < i / tokens ? frame.tokens()[token] : vocabulary;
        }
        float[] logits = network.apply(before);
        int size = tokens * vocabulary;
        Verdict verdict = new Verdict(0, 0, 0);
        for (int round = 0; round < sampling.steps(); round++) {
            float[] ofRound = Arrays.copyOfRange(logits, round * size, (round + 1) * size);
            verdict = verdict.worse(round(ofRound, noise, round, frame));
        }
        return verdict;
    }

    private Verdict round(float[] logits, float[] noise, int round, Decoded frame) {
        double token = 0;
        double confidence = 0;
        double lastFixed = Double.POSITIVE_INFINITY;
        double firstLeft = Double.NEGATIVE_INFINITY;
        int masked = 0;
        int fixed = 0;
        for (int place = 0; place < tokens; place++) {
            if (frame.revealedAt()[place] < round) {
                continue;
            }
            masked++;
            Place here = new Place(place, logits, noise, round);
            if (frame.revealedAt()[place] == round) {
                int chosen = Math.toIntExact(frame.tokens()[place]);
                fixed++;
                token = Math.max(token, here.missOf(chosen));
                confidence = Math.max(confidence, Math.abs(here.shares[chosen] - frame.confidence()[place]));
                lastFixed = Math.min(lastFixed, here.rank(chosen));
            } else {
                firstLeft = Math.max(firstLeft, here.lowestRank());
            }
        }
        boolean onSchedule = masked - fixed == stillMasked(tokens, sampling.steps(), round, masked);
        double order = onSchedule || masked == 0 ? Math.max(0, firstLeft - lastFixed) : Double.POSITIVE_INFINITY;
        return new Verdict(token, order, confidence);
    }

    /** A masked place in a round. */
    private final class Place {
        private final double[] logits;
        private final double[] shares;
        private final double[] drawnFrom;
        private final double forToken;
        private final double forOrder;
        private final double strength;

        Place(int place, float[] allLogits, float[] noise, int round) {
            logits = new double[vocabulary];
            Arrays.setAll(logits, code -> allLogits[place * vocabulary + code]);
            shares = softmax(logits, 1);
            drawnFrom = sampling.temperature() == 0 ? shares : softmax(logits, sampling.temperature());
            forToken = uniform(noise[2 * round * tokens + place]);
            forOrder = uniform(noise[(2 * round + 1) * tokens + place]);
            strength = sampling.temperature() * (1 - (round + 1.0) / sampling.steps());
        }

        double missOf(int code) {
            if (sampling.temperature() == 0) {
                return Arrays.stream(logits).max().orElseThrow() - logits[code];
            }
            double before = Arrays.stream(drawnFrom, 0, code).sum();
            return Math.max(0, Math.max(before - forToken, forToken - before - drawnFrom[code]));
        }

        double rank(int code) {
            return sampling.randomOrder()
                    ? forOrder
                    : Math.log(shares[code]) - Math.log(-Math.log(forOrder)) * strength;
        }

        /** The rank of the token that was drawn here, the lowest if the draw was a close call. */
        double lowestRank() {
            double lowest = Double.POSITIVE_INFINITY;
            double best = Arrays.stream(logits).max().orElseThrow();
            double before = 0;
            for (int code = 0; code < vocabulary; code++) {
                double through = before + drawnFrom[code];
                boolean possible = sampling.temperature() == 0
                        ? best - logits[code] < CLOSE
                        : forToken > before - CLOSE && forToken < through + CLOSE;
                if (possible) {
                    lowest = Math.min(lowest, rank(code));
                }
                before = through;
            }
            return lowest;
        }
    }

    static double[] softmax(double[] row, double temperature) {
        double largest = Arrays.stream(row).max().orElseThrow();
        double[] weights = Arrays.stream(row)
                .map(logit -> Math.exp((logit - largest) / temperature))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    static double uniform(float given) {
        return Math.clamp(given, SMALLEST_UNIFORM, LARGEST_UNIFORM);
    }
}
