package dev.djinn.trainer.fit;

import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.trainer.eval.Psnr;
import dev.djinn.trainer.torch.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How well a world plays, told during training: some held-out clips are played on from their first two frames, by the
 * actions inferred from the clip and by random ones. Checkpoints are not chosen by it, since so few clips differ by 2 dB
 * from one checkpoint to the next where fifty clips and fifty prompts see no such thing ({@code docs/decisions.md}).
 *
 * <ul>
 *   <li>{@code heldout_rollout_psnr}: PSNR of the mean squared error of each frame ahead, the mean over frames 1..10
 *   <li>{@code heldout_dt_psnr}: by how much it is lower with random actions, 4 frames ahead (Genie, section 3)
 * </ul>
 *
 * <p>{@code djinn-train eval} measures the same on more clips, in ONNX Runtime.
 */
final class PlayMeasure {
    private static final int CLIPS = 12;
    private static final int PROMPT = 2;
    private static final int AHEAD = 10;
    private static final int RANDOM_AHEAD = 4;

    private final HeldOutClips clips;
    private final TokenStore tokens;
    private final int frames;
    private final int actions;
    private final Sampling sampling;
    private final long seed;

    /** @param frames of a clip in training: no more are played */
    PlayMeasure(HeldOutClips heldOut, TokenStore tokens, int frames, int actions, Sampling sampling, long seed) {
        this.clips = new HeldOutClips(heldOut.store(), heldOut.episodes(), Math.min(CLIPS, heldOut.clips()));
        this.tokens = tokens;
        this.frames = Math.min(frames, PROMPT + AHEAD);
        this.actions = actions;
        this.sampling = sampling;
        this.seed = seed;
    }

    /** Mean squared errors of the frames ahead with the clip's actions, and with random ones as far as they go. */
    private record Errors(double[] inferred, double[] random) {}

    /** Empty if the clips are too short to play on from. */
    Map<String, Double> measure(
            Workers workers, List<ActionsStep> actionSteps, List<DynamicsStep> dynamicsSteps, FrozenTokenizer painter) {
        List<byte[]> pictures = frames > PROMPT ? clips.groups(1, frames) : List.of();
        if (pictures.isEmpty()) {
            return Map.of();
        }
        List<long[]> firsts = clips.firstFrames(1, frames);
        List<Errors> errors = workers
                .all(worker -> () -> {
                    Player player = new Player(
                            dynamicsSteps.get(worker), painter.steps().get(worker));
                    List<Errors> own = new ArrayList<>();
                    for (int clip = worker; clip < pictures.size(); clip += workers.count()) {
                        long[] codes = actionSteps.get(worker).codes(pictures.get(clip), 1, frames);
                        long[] prompt = tokens.clip(firsts.get(clip)[0], PROMPT);
                        own.add(player.play(pictures.get(clip), prompt, codes, clip));
                    }
                    return own;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        return summary(errors);
    }

    private Map<String, Double> summary(List<Errors> errors) {
        double[] inferred = psnr(errors.stream().map(Errors::inferred).toList());
        double[] random = psnr(errors.stream().map(Errors::random).toList());
        double rollout = Arrays.stream(inferred).average().orElseThrow();
        double delta = inferred[random.length - 1] - random[random.length - 1];
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("heldout_rollout_psnr", rollout);
        values.put("heldout_dt_psnr", delta);
        return values;
    }

    private static double[] psnr(List<double[]> errors) {
        return IntStream.range(0, errors.getFirst().length)
                .mapToDouble(ahead -> Psnr.ofMeanSquaredError(errors.stream()
                        .mapToDouble(each -> each[ahead])
                        .average()
                        .orElseThrow()))
                .toArray();
    }

    /** Plays clips on one worker. */
    private final class Player {
        private final DynamicsStep dynamics;
        private final TokenizerStep painter;

        Player(DynamicsStep dynamics, TokenizerStep painter) {
            this.dynamics = dynamics;
            this.painter = painter;
        }

        Errors play(byte[] rgb, long[] prompt, long[] codes, int clip) {
            int ahead = Math.min(frames - PROMPT, RANDOM_AHEAD);
            SplittableRandom chance = Dice.of(seed, "random actions", clip);
            long[] random = Arrays.copyOf(codes, PROMPT - 1 + ahead);
            for (int i = PROMPT - 1; i < random.length; i++) {
                random[i] = chance.nextInt(actions);
            }
            return new Errors(errors(rgb, prompt, codes, clip), errors(rgb, prompt, random, clip));
        }

        private double[] errors(byte[] rgb, long[] prompt, long[] led, int clip) {
            long[] dreamt = dynamics.dream(prompt, led, sampling, Dice.of(seed, "play", clip));
            byte[] painted = painter.paint(dreamt, led.length + 1);
            int frame = rgb.length / frames;
            return IntStream.rangeClosed(PROMPT, led.length)
                    .mapToDouble(f -> meanSquaredError(rgb, painted, f * frame, (f + 1) * frame))
                    .toArray();
        }
    }

    private static double meanSquaredError(byte[] a, byte[] b, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            int difference = (a[i] & 255) - (b[i] & 255);
            sum += (long) difference * difference;
        }
        return (double) sum / (to - from);
    }
}
