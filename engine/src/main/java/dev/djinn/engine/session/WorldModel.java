package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;

/** What a session asks of a world. Used by one thread at a time. */
public interface WorldModel extends AutoCloseable {
    WorldFacts facts();

    /** The picture cropped and scaled to the world's frame size. */
    Picture fit(Picture picture);

    /** The tokens of one frame that has the world's size, {@code [S]}. */
    long[] encode(Picture frame);

    /**
     * The frame after the window.
     *
     * @param tokens_TS the window, oldest first, 1..T-1 frames
     * @param actions_T action i leads from frame i to frame i+1; the last is the player's
     */
    NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise);

    /** The picture of the window's last frame. */
    Picture decodeLast(long[][] tokens_TS);

    @Override
    void close();
}
