package dev.djinn.trainer.export;

import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.onnx.WorldConfig;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames dreamed one after another by a world's graphs, every decision in them judged by what torch computes from the
 * same history and dice.
 */
final class Rollout {
    /**
     * The largest differences that are still right, as {@link FrameAudit.Verdict} measures them, and of pixels.
     *
     * @param logits of a token chosen greedily
     * @param shares of a token that was drawn
     * @param order in log probability, or in uniforms if the order is random
     * @param confidence of a share
     * @param levels of 255
     */
    record Limits(double logits, double shares, double order, double confidence, double levels) {
        /** What single precision may make of it. */
        static final Limits SINGLE = new Limits(Parity.LIMIT, FrameAudit.CLOSE, Parity.LIMIT, Parity.LIMIT, 1);
    }

    private static final int PICTURE_EVERY = 8;

    private final WorldConfig config;
    private final TorchWorld torch;
    private final Dreamer dreamer;
    private final Sampling sampling;
    private int frames;
    private FrameAudit.Verdict worst = new FrameAudit.Verdict(0, 0, 0);
    private double levels;
    private int pictures;

    Rollout(WorldConfig config, TorchWorld torch, Dreamer dreamer, Sampling sampling) {
        this.config = config;
        this.torch = torch;
        this.dreamer = dreamer;
        this.sampling = sampling;
    }

    /** Dreams {@code count} frames after the tokens [S] of the first. */
    void run(long[] start, int count, SplittableRandom actions, long seed) {
        Dynamics.Config network = config.dynamics();
        long[] history = start;
        long[] taken = {};
        for (int i = 0; i < count; i++) {
            taken = append(taken, actions.nextLong(network.actions()));
            float[] dice = Parity.dice(seed, i, sampling.steps(), network.tokens());
            history = append(history, frame(history, taken, dice));
            int surplus = taken.length - (dreamer.memory() - 1);
            if (surplus > 0) {
                taken = Arrays.copyOfRange(taken, surplus, taken.length);
                history = Arrays.copyOfRange(history, surplus * network.tokens(), history.length);
            }
        }
    }

    /** The next frame's tokens [S], after comparing it. */
    private long[] frame(long[] history, long[] actions, float[] dice) {
        OrtGraph.Outputs out = dreamer.next(history, actions, dice, sampling);
        long[] tokens = out.longs("next_tokens");
        FrameAudit audit =
                new FrameAudit(config.dynamics().tokens(), config.dynamics().vocabulary(), sampling);
        FrameAudit.Decoded decoded = new FrameAudit.Decoded(tokens, out.floats("confidence"), out.longs("revealed_at"));
        try (TorchWorld.Past past = torch.past(history, actions)) {
            worst = worst.worse(audit.judge(rounds -> past.logits(rounds, sampling.guidance()), dice, decoded));
        }
        if (frames++ % PICTURE_EVERY == 0) {
            long[] seen = append(history, tokens);
            float[] pixels = torch.pixels(seen, actions.length + 1);
            int perFrame = pixels.length / (actions.length + 1);
            float[] last = Arrays.copyOfRange(pixels, pixels.length - perFrame, pixels.length);
            levels = Math.max(levels, Differences.levels(last, out.bytes("pixels")));
            pictures++;
        }
        return tokens;
    }

    List<Report.Row> rows(String how, Limits limits) {
        int decisions = frames * config.dynamics().tokens();
        boolean greedy = sampling.temperature() == 0;
        return List.of(
                new Report.Row(
                        dreamer.graph() + ".next_tokens, " + how,
                        decisions,
                        worst.token(),
                        greedy ? limits.logits() : limits.shares(),
                        greedy ? "logits short of the best" : "share outside the token's"),
                new Report.Row(
                        dreamer.graph() + ".revealed_at, " + how,
                        decisions,
                        worst.order(),
                        limits.order(),
                        sampling.randomOrder() ? "uniforms out of order" : "log probability out of order"),
                new Report.Row(
                        dreamer.graph() + ".confidence, " + how,
                        decisions,
                        worst.confidence(),
                        limits.confidence(),
                        "share"),
                new Report.Row(
                        dreamer.graph() + ".pixels, " + how, pictures, levels, limits.levels(), "levels of 255"));
    }

    static long[] append(long[] some, long... more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
