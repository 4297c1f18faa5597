package dev.djinn.trainer.eval;

import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.util.Arrays;
import java.util.List;

/**
 * How many tokens of the next frame are right when all are masked and filled in one greedy step, from true history and
 * inferred actions. Copying the last frame's tokens is the bar: most of a picture stays as it is.
 */
final class PredictionMeasure implements Measure {
    private static final Sampling ONE_GREEDY_STEP = new Sampling(1, 0, false);

    private static final int TOKENS = 0;
    private static final int RIGHT = 1;
    private static final int SAME_AS_BEFORE = 2;
    private static final int CHANGED = 3;
    private static final int RIGHT_AND_CHANGED = 4;

    private final WorldModel world;
    private final long seed;
    private final Sampling sampling;

    PredictionMeasure(WorldModel world, long seed) {
        this(world, seed, ONE_GREEDY_STEP);
    }

    /** Fills the frame in as {@code sampling} says instead. */
    PredictionMeasure(WorldModel world, long seed, Sampling sampling) {
        this.world = world;
        this.seed = seed;
        this.sampling = sampling;
    }

    @Override
    public double[] keep(Sample sample) {
        double[] kept = new double[5];
        for (int t = Clip.PROMPT; t < Clip.FRAMES; t++) {
            NextFrame guess = world.next(
                    Arrays.copyOf(sample.tokens_TS(), t),
                    Arrays.copyOf(sample.actions(), t),
                    sampling,
                    FrameNoise.of(seed, t));
            count(guess.tokens_S(), sample.tokens_TS()[t], sample.tokens_TS()[t - 1], kept);
        }
        return kept;
    }

    private static void count(long[] guess_S, long[] truth_S, long[] before_S, double[] kept) {
        for (int s = 0; s < truth_S.length; s++) {
            boolean right = guess_S[s] == truth_S[s];
            boolean same = before_S[s] == truth_S[s];
            kept[TOKENS]++;
            kept[RIGHT] += right ? 1 : 0;
            kept[SAME_AS_BEFORE] += same ? 1 : 0;
            kept[CHANGED] += same ? 0 : 1;
            kept[RIGHT_AND_CHANGED] += right && !same ? 1 : 0;
        }
    }

    @Override
    public List<Figure> figures(List<double[]> clips_NK, Bootstrap bootstrap) {
        return List.of(
                bootstrap.scalar("token_accuracy", clips_NK, mean -> mean[RIGHT] / mean[TOKENS]),
                bootstrap.scalar("token_accuracy_copy", clips_NK, mean -> mean[SAME_AS_BEFORE] / mean[TOKENS]),
                bootstrap.scalar("changed_token_accuracy", clips_NK, mean -> mean[RIGHT_AND_CHANGED] / mean[CHANGED]));
    }
}
