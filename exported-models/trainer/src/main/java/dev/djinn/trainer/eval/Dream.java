package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A world playing on from a prompt, on its own tokens. */
public final class Dream {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private Dream() {}

    /** The seed of the dice of clip number {@code clip} in an evaluation with {@code seed}. */
    static long seedOf(long seed, int clip) {
        return seed + GOLDEN_RATIO * (clip + 1);
    }

    /**
     * The pictures that follow a prompt.
     *
     * @param prompt_TS tokens of 1.. true frames
     * @param actions action i leads from frame i to frame i + 1, the prompt's own included: prompt frames - 1 + ahead
     * @param ahead how many frames to dream, at least 1
     * @param seed of the dice; equal seeds throw the same dice whatever the actions are
     */
    public static List<Picture> of(
            WorldModel world, long[][] prompt_TS, long[] actions, int ahead, Sampling sampling, long seed) {
        long[][] tokens_TS = Arrays.copyOf(prompt_TS, prompt_TS.length + ahead);
        List<Picture> dreamed = new ArrayList<>(ahead);
        for (int i = 0; i < ahead; i++) {
            int frame = prompt_TS.length + i;
            NextFrame next = world.next(
                    Arrays.copyOf(tokens_TS, frame),
                    Arrays.copyOf(actions, frame),
                    sampling,
                    FrameNoise.of(seed, i + 1));
            tokens_TS[frame] = next.tokens_S();
            dreamed.add(next.pixels());
        }
        return dreamed;
    }
}
