package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The world plays on from two true frames with the actions that the true video shows: how close it stays to that video,
 * how much closer than a picture that stands still, and how much of that it owes to the actions (the paper's dtPSNR,
 * section 3 "Metrics"). Random actions meet the same prompt and the same dice, so a world that does not listen gets 0.
 */
final class RolloutMeasure implements Measure {
    static final int RANDOM_DRAWS = 5;
    static final int DELTA_FRAMES = 8;

    private static final int PSNR = 0;
    private static final int ERROR = PSNR + Clip.AHEAD;
    private static final int COPY_PSNR = ERROR + Clip.AHEAD;
    private static final int COPY_ERROR = COPY_PSNR + Clip.AHEAD;
    private static final int DELTA = COPY_ERROR + Clip.AHEAD;
    private static final int RANDOM_ERROR = DELTA + DELTA_FRAMES;
    private static final int KEPT = RANDOM_ERROR + DELTA_FRAMES;

    private static final RandomGeneratorFactory<RandomGenerator> DICE = RandomGeneratorFactory.of("L64X128MixRandom");

    private final WorldModel world;
    private final long seed;

    RolloutMeasure(WorldModel world, long seed) {
        this.world = world;
        this.seed = seed;
    }

    @Override
    public double[] keep(Sample sample) {
        double[] kept = new double[KEPT];
        List<Picture> future = sample.frames_T().subList(Clip.PROMPT, Clip.FRAMES);
        Picture last = sample.frames_T().get(Clip.PROMPT - 1);
        List<Picture> dreamed = dream(sample, sample.actions(), Clip.AHEAD);
        for (int k = 0; k < Clip.AHEAD; k++) {
            double error = Psnr.meanSquaredError(future.get(k), dreamed.get(k));
            double copyError = Psnr.meanSquaredError(future.get(k), last);
            kept[PSNR + k] = Psnr.ofFrame(error);
            kept[ERROR + k] = error;
            kept[COPY_PSNR + k] = Psnr.ofFrame(copyError);
            kept[COPY_ERROR + k] = copyError;
        }
        RandomGenerator dice = DICE.create(Dream.seedOf(seed, sample.number()));
        for (int draw = 0; draw < RANDOM_DRAWS; draw++) {
            keepRandom(sample, future, dice, kept);
        }
        return kept;
    }

    private void keepRandom(Sample sample, List<Picture> future, RandomGenerator dice, double[] kept) {
        long[] actions = Arrays.copyOf(sample.actions(), Clip.PROMPT - 1 + DELTA_FRAMES);
        for (int i = Clip.PROMPT - 1; i < actions.length; i++) {
            actions[i] = dice.nextInt(world.facts().actions());
        }
        List<Picture> dreamed = dream(sample, actions, DELTA_FRAMES);
        for (int k = 0; k < DELTA_FRAMES; k++) {
            double error = Psnr.meanSquaredError(future.get(k), dreamed.get(k));
            kept[DELTA + k] += (kept[PSNR + k] - Psnr.ofFrame(error)) / RANDOM_DRAWS;
            kept[RANDOM_ERROR + k] += error / RANDOM_DRAWS;
        }
    }

    /** The world played on from the sample's prompt with these actions. */
    List<Picture> dream(Sample sample, long[] actions, int ahead) {
        long[][] prompt_TS = Arrays.copyOf(sample.tokens_TS(), Clip.PROMPT);
        return Dream.of(
                world, prompt_TS, actions, ahead, world.facts().sampling(), Dream.seedOf(seed, sample.number()));
    }

    @Override
    public List<Figure> figures(List<double[]> clips_NK, Bootstrap bootstrap) {
        return List.of(
                bootstrap.framesAhead("rollout_psnr", clips_NK, Clip.AHEAD, (mean, k) -> mean[PSNR + k]),
                bootstrap.framesAhead("rollout_psnr_copy", clips_NK, Clip.AHEAD, (mean, k) -> mean[COPY_PSNR + k]),
                bootstrap.framesAhead(
                        "rollout_mse_psnr",
                        clips_NK,
                        Clip.AHEAD,
                        (mean, k) -> Psnr.ofMeanSquaredError(mean[ERROR + k])),
                bootstrap.framesAhead(
                        "rollout_mse_psnr_copy",
                        clips_NK,
                        Clip.AHEAD,
                        (mean, k) -> Psnr.ofMeanSquaredError(mean[COPY_ERROR + k])),
                bootstrap.framesAhead("dt_psnr", clips_NK, DELTA_FRAMES, (mean, k) -> mean[DELTA + k]),
                bootstrap.framesAhead(
                        "dt_mse_psnr",
                        clips_NK,
                        DELTA_FRAMES,
                        (mean, k) -> Psnr.ofMeanSquaredError(mean[ERROR + k])
                                - Psnr.ofMeanSquaredError(mean[RANDOM_ERROR + k])));
    }
}
