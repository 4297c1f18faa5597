package dev.djinn.trainer.export;

import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldGraphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How far a world's dynamics in half precision are from those in single precision: never loaded on a CPU but here, where ONNX
 * Runtime computes most of it in single precision and rounds what comes out of each operator.
 *
 * <p>Every frame is asked of both after the same history, that of the single one, so that a token which falls otherwise in one
 * frame does not excuse the next.
 */
final class HalfParity {
    /** Largest difference of logits. */
    static final double LOGITS = 0.1;

    /** Share of tokens that are others than in single precision; within a frame one brings about the next. */
    static final double OTHER_TOKENS = 0.05;

    /** Largest difference of pixels in levels of 255. */
    static final double LEVELS = 3;

    private static final int PICTURE_EVERY = 8;

    private final WorldFiles files;
    private final WorldConfig config;
    private final Parity.Material material;
    private final TorchWorld torch;
    private final SplittableRandom random;
    private final List<Report.Row> rows = new ArrayList<>();

    private HalfParity(WorldFiles files, WorldConfig config, Parity.Material material, TorchWorld torch) {
        this.files = files;
        this.config = config;
        this.material = material;
        this.torch = torch;
        this.random = new SplittableRandom(material.seed());
    }

    /**
     * The comparisons.
     *
     * @param tokens of the footage [T, S]
     * @throws dev.djinn.runtime.DjinnException VERIFICATION_FAILED when the graph does not even run
     */
    static List<Report.Row> rows(
            WorldFiles files, WorldConfig config, Parity.Material material, TorchWorld torch, long[] tokens) {
        HalfParity parity = new HalfParity(files, config, material, torch);
        parity.logits(tokens);
        try (Dreamer single = new Dreamer.Stateless(config, files, WorldFolder.DYNAMICS);
                Dreamer half = new Dreamer.Stateless(config, files, WorldFolder.DYNAMICS_FP16)) {
            parity.rollout(tokens, single, half, "greedy", new Sampling(material.steps(), 0, false));
            parity.rollout(tokens, single, half, "sampled", new Sampling(material.steps(), 1, true, 2));
        }
        return parity.rows;
    }

    private void row(String what, long compared, double difference, double limit, String unit) {
        rows.add(new Report.Row("dynamics_fp16." + what, compared, difference, limit, unit));
    }

    /** One round, for every length of history. */
    private void logits(long[] tokens) {
        Dynamics.Config dynamics = config.dynamics();
        int size = dynamics.tokens();
        int frames = Math.min(material.footage().frames(), dynamics.window());
        long[] actions = random.longs(frames, 0, dynamics.actions()).toArray();
        WorldGraphs graphs = new WorldGraphs(config, files.weights(), Precision.FP32, material.steps());
        double largest = 0;
        try (OrtGraph single = new OrtGraph("logits", graphs.logits());
                OrtGraph half = new OrtGraph("logits_fp16", graphs.halfLogits())) {
            for (int t = 1; t < frames; t++) {
                long[] current = Arrays.copyOfRange(tokens, t * size, (t + 1) * size);
                Arrays.setAll(current, i -> random.nextInt(4) == 0 ? current[i] : dynamics.vocabulary());
                OrtGraph.Inputs inputs = new OrtGraph.Inputs()
                        .longs("tokens", Arrays.copyOf(tokens, t * size), t, size)
                        .longs("actions", Arrays.copyOf(actions, t), t)
                        .longs("current", current, size);
                largest = Math.max(
                        largest,
                        Differences.largest(
                                single.run(inputs).floats("logits"),
                                half.run(inputs).floats("logits")));
            }
        }
        row("logits", (frames - 1L) * size * dynamics.vocabulary(), largest, LOGITS, "logits");
    }

    private void rollout(long[] tokens, Dreamer single, Dreamer half, String how, Sampling sampling) {
        int size = config.dynamics().tokens();
        long[] history = Arrays.copyOf(tokens, size);
        long[] actions = {};
        long others = 0;
        long notShares = 0;
        double levels = 0;
        int pictures = 0;
        int frames = Math.ceilDiv(material.rolloutFrames(), 4);
        for (int frame = 0; frame < frames; frame++) {
            actions = Rollout.append(actions, random.nextLong(config.dynamics().actions()));
            float[] dice = Parity.dice(material.seed(), frame, sampling.steps(), size);
            long[] expected = single.next(history, actions, dice, sampling).longs("next_tokens");
            OrtGraph.Outputs out = half.next(history, actions, dice, sampling);
            long[] found = out.longs("next_tokens");
            others += differing(found, expected);
            notShares += notShares(out.floats("confidence"));
            if (frame % PICTURE_EVERY == 0) {
                byte[] pixels = out.bytes("pixels");
                levels = Math.max(levels, Differences.levels(picture(history, found), pixels));
                pictures++;
            }
            int surplus = Math.max(0, actions.length - (single.memory() - 1));
            actions = Arrays.copyOfRange(actions, surplus, actions.length);
            long[] seen = Rollout.append(history, expected);
            history = Arrays.copyOfRange(seen, surplus * size, seen.length);
        }
        long compared = (long) frames * size;
        row("next_tokens, " + how, compared, (double) others / compared, OTHER_TOKENS, "share unlike dynamics'");
        row("confidence, " + how, compared, notShares, 0, "values that are no share");
        row("pixels, " + how, pictures, levels, LEVELS, "levels of 255");
    }

    /** What torch decodes for the last frame. */
    private float[] picture(long[] history, long[] last) {
        long[] seen = Rollout.append(history, last);
        int frames = seen.length / last.length;
        float[] pixels = torch.pixels(seen, frames);
        return Arrays.copyOfRange(pixels, pixels.length - pixels.length / frames, pixels.length);
    }

    private static long differing(long[] some, long[] others) {
        long count = 0;
        for (int i = 0; i < some.length; i++) {
            count += some[i] == others[i] ? 0 : 1;
        }
        return count;
    }

    private static long notShares(float[] confidence) {
        long count = 0;
        for (float share : confidence) {
            count += share >= 0 && share < 1.01f ? 0 : 1;
        }
        return count;
    }
}
