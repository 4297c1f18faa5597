/**
 * How good a world is, measured on videos it never saw: reconstruction, prediction against copying, control, and what
 * the latent actions mean. {@code docs/evaluation.md} of this module defines every figure.
 *
 * <p>Shapes are suffixes of names: {@code T} frames of a clip or history, {@code S} tokens of a frame, {@code A} latent
 * actions, {@code C} classes of true actions, {@code N} clips, {@code K} numbers kept of each clip. Action i leads from
 * frame i to frame i + 1. Errors of pixels are in 0..255 at the world's frame size.
 */
@NullMarked
package dev.djinn.trainer.eval;

import org.jspecify.annotations.NullMarked;
