package dev.djinn.trainer.export;

import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.onnx.WorldConfig;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames dreamed one after another by a world's graphs, each of them compared with what torch and the reference sampler
 * make of the same history and dice.
 *
 * <p>A frame may differ only where a decision was closer than the limit on logits: then both are right.
 */
final class Rollout {
    private static final int PICTURE_EVERY = 8;

    private final WorldConfig config;
    private final TorchWorld torch;
    private final Dreamer dreamer;
    private final Sampling sampling;
    private int frames;
    private int wrong;
    private int ties;
    private double confidence;
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
        ReferenceSampler reference = new ReferenceSampler(
                config.dynamics().tokens(), config.dynamics().vocabulary(), sampling);
        try (TorchWorld.Past past = torch.past(history, actions)) {
            compare(out, reference.sample(past::logits, dice));
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

    private void compare(OrtGraph.Outputs out, ReferenceSampler.Frame expected) {
        boolean equal = Arrays.equals(out.longs("next_tokens"), expected.tokens())
                && Arrays.equals(out.longs("revealed_at"), expected.revealedAt());
        if (equal) {
            confidence = Math.max(confidence, Differences.largest(out.floats("confidence"), expected.confidence()));
        } else if (expected.margin() < Parity.LIMIT) {
            ties++;
        } else {
            wrong++;
        }
    }

    List<Report.Row> rows(String how) {
        String decided = ties == 0 ? "frames that differ" : "frames that differ (" + ties + " more by a tie)";
        return List.of(
                new Report.Row(dreamer.graph() + ".next_tokens, " + how, frames, wrong, 0, decided),
                new Report.Row(
                        dreamer.graph() + ".confidence, " + how,
                        frames - wrong - ties,
                        confidence,
                        Parity.LIMIT,
                        "share"),
                new Report.Row(dreamer.graph() + ".pixels, " + how, pictures, levels, 1, "levels of 255"));
    }

    private static long[] append(long[] some, long... more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
