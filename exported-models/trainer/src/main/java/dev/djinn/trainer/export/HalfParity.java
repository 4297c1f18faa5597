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
import java.util.stream.IntStream;

/**
 * How far a world's dynamics in half precision are from those in single precision: never loaded on a CPU but here, where ONNX
 * Runtime computes most of it in single precision and rounds what comes out of each operator.
 *
 * <p>Differs from {@link Parity}: the limits, and that greedy tokens are compared with those of the other graph, not judged.
 */
final class HalfParity {
    /** Largest difference of logits. */
    static final double LOGITS = 0.1;

    /** Share of tokens chosen greedily that are others; within a frame one brings about the next. */
    static final double OTHER_TOKENS = 0.05;

    /** Every decision of a sampled frame, against torch. */
    static final Rollout.Limits LIMITS = new Rollout.Limits(LOGITS, 0.02, 0.05, 0.02, 3);

    private static final float GUIDANCE = 2;

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
        try (Dreamer half = new Dreamer.Stateless(config, files, WorldFolder.DYNAMICS_FP16)) {
            parity.agreement(tokens, half);
            parity.decisions(tokens, half);
        }
        return parity.rows;
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
        long compared = (frames - 1L) * size * dynamics.vocabulary();
        rows.add(new Report.Row("dynamics_fp16.logits", compared, largest, LOGITS, "logits"));
    }

    /** How many tokens both graphs choose greedily after the same history, that of the single one. */
    private void agreement(long[] tokens, Dreamer half) {
        Sampling greedy = new Sampling(material.steps(), 0, false);
        int size = config.dynamics().tokens();
        long[] history = Arrays.copyOf(tokens, size);
        long[] actions = {};
        long others = 0;
        try (Dreamer single = new Dreamer.Stateless(config, files)) {
            for (int frame = 0; frame < frames(); frame++) {
                actions = Rollout.append(
                        actions, random.nextLong(config.dynamics().actions()));
                float[] dice = Parity.dice(material.seed(), frame, greedy.steps(), size);
                long[] expected = single.next(history, actions, dice, greedy).longs("next_tokens");
                long[] found = half.next(history, actions, dice, greedy).longs("next_tokens");
                others += IntStream.range(0, size)
                        .filter(place -> found[place] != expected[place])
                        .count();
                long[] seen = Rollout.append(history, expected);
                int surplus = Math.max(0, actions.length - (single.memory() - 1));
                actions = Arrays.copyOfRange(actions, surplus, actions.length);
                history = Arrays.copyOfRange(seen, surplus * size, seen.length);
            }
        }
        long compared = (long) frames() * size;
        rows.add(new Report.Row(
                "dynamics_fp16.next_tokens, greedy",
                compared,
                (double) others / compared,
                OTHER_TOKENS,
                "share unlike dynamics'"));
    }

    /** Sampled and guided, where each token is drawn and the order is the dice's alone, each decision judged by torch. */
    private void decisions(long[] tokens, Dreamer half) {
        Rollout rollout = new Rollout(config, torch, half, new Sampling(material.steps(), 1, true, GUIDANCE));
        rollout.run(Arrays.copyOf(tokens, config.dynamics().tokens()), frames(), random, material.seed());
        rows.addAll(rollout.rows("guided", LIMITS));
    }

    /** Fewer than elsewhere: each is slow on a CPU. */
    private int frames() {
        return Math.ceilDiv(material.rolloutFrames(), 4);
    }
}
