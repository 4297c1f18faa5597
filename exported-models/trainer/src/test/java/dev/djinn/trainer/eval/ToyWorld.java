package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A world of {@link ToyFootage} without a network: one token per column, lossless, with perfect latent actions. */
class ToyWorld implements WorldModel {
    @Override
    public WorldFacts facts() {
        return new WorldFacts(
                "toy", ToyFootage.SIDE, ToyFootage.SIDE, 10, ToyFootage.ACTIONS, new Sampling(4, 1, false), "cpu");
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        long[][] tokens_TS = new long[frames_T.size()][ToyFootage.SIDE];
        for (int t = 0; t < tokens_TS.length; t++) {
            tokens_TS[t][column(frames_T.get(t))] = 1;
        }
        return tokens_TS;
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        return Arrays.stream(tokens_TS)
                .map(tokens_S -> ToyFootage.bar(column(tokens_S)))
                .toList();
    }

    @Override
    public long[] inferActions(List<Picture> frames_T) {
        List<Long> actions = new ArrayList<>();
        for (int t = 1; t < frames_T.size(); t++) {
            int moved = column(frames_T.get(t)) - column(frames_T.get(t - 1));
            actions.add((long) Math.floorMod(moved == 15 ? -1 : moved == -15 ? 1 : moved, 3));
        }
        return actions.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public final NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        int last = tokens_TS.length - 1;
        int column = Math.floorMod(column(tokens_TS[last]) + move(actions_T[last], noise), ToyFootage.SIDE);
        long[] tokens_S = new long[ToyFootage.SIDE];
        tokens_S[column] = 1;
        return new NextFrame(tokens_S, ToyFootage.bar(column), new float[ToyFootage.SIDE], new int[ToyFootage.SIDE]);
    }

    /** How far the bar goes. */
    int move(long action, FrameNoise noise) {
        return ToyFootage.step(action);
    }

    private static int column(Picture frame) {
        int x = 0;
        while (frame.argb(x, 0) == 0xFF000000) {
            x++;
        }
        return x;
    }

    private static int column(long[] tokens_S) {
        int x = 0;
        while (tokens_S[x] == 0) {
            x++;
        }
        return x;
    }
}
