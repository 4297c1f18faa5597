package dev.djinn.runtime.onnx;

import dev.djinn.runtime.image.Picture;

/**
 * One dreamed frame.
 *
 * @param tokens_S its tokens, 0..vocabulary-1
 * @param pixels its picture, as decoded with the frames before it
 * @param confidence_S the probability each token had when it was fixed; finite
 * @param revealedAt_S the MaskGIT iteration, 0..steps-1, in which each token was fixed
 */
public record NextFrame(long[] tokens_S, Picture pixels, float[] confidence_S, int[] revealedAt_S) {}
