package dev.djinn.runtime.onnx;

import java.util.function.Function;

/**
 * One game in a world, frame after frame. It remembers of the frames so far what those to come depend on, so that a step
 * costs the new frame only where the world can remember ({@link World#dream}).
 *
 * <p>The last {@link #memory} frames with the actions between them decide all that follows: {@link #recall} with these
 * continues any game as if it had never been left. It belongs to the thread that owns the world.
 */
public interface Dream extends AutoCloseable {
    /** How many past frames decide the next one, at least 1. */
    int memory();

    /**
     * Forgets everything and looks at these frames; more than {@link #memory} do no harm.
     *
     * @param tokens_TS {@code [T][S]}, oldest first, T at least 1
     * @param actions_T {@code [T-1]}: action i led from frame i to frame i + 1; 0..actions, of which the last is no key
     * @throws IllegalArgumentException if a shape or a value is not of this world
     * @throws dev.djinn.runtime.DjinnException BAD_INPUT if the world breaks its contract
     */
    void recall(long[][] tokens_TS, long[] actions_T);

    /**
     * Dreams the frame to which {@code action} leads, and remembers it. When this throws, all is as before.
     *
     * @param action 0..actions-1, or {@link dev.djinn.runtime.world.WorldManifest#noAction}
     * @param noise the dice for this frame
     * @throws IllegalStateException if nothing was recalled yet
     * @throws dev.djinn.runtime.DjinnException BAD_INPUT if the world breaks its contract
     */
    NextFrame next(int action, Sampling sampling, FrameNoise noise);

    /** Frees what is remembered; closing the world does as well. */
    @Override
    void close();

    /** The question a world without memory answers. */
    record Question(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {}

    /** A dream that shows the last {@code memory} frames to a world which remembers nothing. */
    static Dream ofWindow(int memory, Function<Question, NextFrame> world) {
        return new WindowDream(memory, world);
    }
}
