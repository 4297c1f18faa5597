package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.util.List;

/** What evaluation asks of a world: its four verbs, and what it says about itself. */
public interface WorldModel {
    WorldFacts facts();

    /** The tokens of consecutive frames, {@code [T, S]}; each frame's may depend on the frames before it. */
    long[][] encode(List<Picture> frames_T);

    /** The pictures of consecutive frames, at {@link WorldFacts#width} by {@link WorldFacts#height}. */
    List<Picture> decode(long[][] tokens_TS);

    /** The actions between T consecutive frames: T-1 codes. */
    long[] inferActions(List<Picture> frames_T);

    /**
     * The frame after a history, of which as much is used as fits into the world's window; {@code actions_T[i]} leads
     * from frame i to frame i + 1, the last to the new one; {@link WorldFacts#none} is no key. Its picture has the size of {@link #decode}'s.
     */
    NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise);

    /**
     * The pictures that follow a prompt at the world's default sampling, as {@link Dream#of} says, but dreamed as a game
     * is played: with what the world remembers of frames that have left its window, if it remembers.
     */
    default List<Picture> play(long[][] prompt_TS, long[] actions, int ahead, long seed) {
        return Dream.of(this, prompt_TS, actions, ahead, facts().sampling(), seed);
    }
}
