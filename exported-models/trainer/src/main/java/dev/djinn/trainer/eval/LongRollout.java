package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Whether a game that remembers keys and values stays as close to the true video as one that looks at its whole window
 * again for every frame. Until the window is full they are the same game; then the remembered keys still know of frames
 * that have left it. Both play from the same two true frames, with the actions of the true video and the same dice.
 */
final class LongRollout {
    static final int FRAMES = 60;

    private static final int PLAYED = 0;
    private static final int WINDOW = 1;
    private static final int COPY = 2;
    private static final int KEPT = 3;

    private final WorldModel world;
    private final long seed;

    LongRollout(WorldModel world, long seed) {
        this.world = world;
        this.seed = seed;
    }

    /** Of up to {@code most} clips that go on for long enough; nothing if none does. */
    List<Figure> figures(HeldOut heldOut, int most, Bootstrap bootstrap, EvalProgress progress) {
        List<Clip> clips = heldOut.clips(most, Clip.PROMPT + FRAMES);
        if (clips.isEmpty()) {
            return List.of();
        }
        List<double[]> kept = new ArrayList<>();
        for (Clip clip : clips) {
            List<Picture> frames_T = heldOut.frames(clip, Clip.PROMPT + FRAMES);
            kept.add(keep(Sample.of(world, kept.size(), frames_T)));
            progress.at("long rollouts", kept.size(), clips.size());
        }
        return List.of(
                bootstrap.scalar("long_psnr", kept, mean -> mean[PLAYED]),
                bootstrap.scalar("long_psnr_window", kept, mean -> mean[WINDOW]),
                bootstrap.scalar("long_psnr_gain", kept, mean -> mean[PLAYED] - mean[WINDOW]),
                bootstrap.scalar("long_psnr_copy", kept, mean -> mean[COPY]));
    }

    private double[] keep(Sample sample) {
        long[][] prompt_TS = Arrays.copyOf(sample.tokens_TS(), Clip.PROMPT);
        long dice = Dream.seedOf(seed, sample.number());
        double[] kept = new double[KEPT];
        kept[PLAYED] = psnr(sample, world.play(prompt_TS, sample.actions(), FRAMES, dice));
        kept[WINDOW] = psnr(
                sample,
                Dream.of(
                        world,
                        prompt_TS,
                        sample.actions(),
                        FRAMES,
                        world.facts().sampling(),
                        dice));
        kept[COPY] = psnr(sample, Collections.nCopies(FRAMES, sample.frames_T().get(Clip.PROMPT - 1)));
        return kept;
    }

    /** The mean over all frames after the prompt. */
    private static double psnr(Sample sample, List<Picture> dreamed) {
        double sum = 0;
        for (int k = 0; k < FRAMES; k++) {
            Picture truth = sample.frames_T().get(Clip.PROMPT + k);
            sum += Psnr.ofFrame(Psnr.meanSquaredError(truth, dreamed.get(k)));
        }
        return sum / FRAMES;
    }
}
