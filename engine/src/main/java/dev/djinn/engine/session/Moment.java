package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import java.util.OptionalInt;

/**
 * The game at one frame. Immutable: readers leave the arrays as they are.
 *
 * @param frame its number; the prompt is frame 0
 * @param action that led here; none for the prompt
 * @param tokens_S the frame as tokens
 * @param picture the frame to show
 * @param confidence_S the probability each token had when it was fixed; empty for a frame that was not dreamed just now,
 *     since history is tokens
 * @param revealedAt_S the MaskGIT iteration, from 0 up, in which each token was fixed; empty as {@code confidence_S}
 */
public record Moment(
        long frame, OptionalInt action, long[] tokens_S, Picture picture, float[] confidence_S, int[] revealedAt_S) {
    private static final float[] NO_CONFIDENCE = {};
    private static final int[] NO_ITERATIONS = {};

    /** A frame that was not dreamed just now: a prompt, or one from the history. */
    public Moment(long frame, OptionalInt action, long[] tokens_S, Picture picture) {
        this(frame, action, tokens_S, picture, NO_CONFIDENCE, NO_ITERATIONS);
    }
}
