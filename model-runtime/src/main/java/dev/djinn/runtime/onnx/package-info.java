/**
 * Worlds run by ONNX Runtime through DJL: frames to tokens, tokens and an action to the next frame.
 *
 * <p>Shape letters: {@code T} frames given, {@code S} tokens of a frame (place by place), {@code H} and {@code W} height and
 * width in pixels. Pictures are uint8 {@code [H, W, 4]} BGRA; tokens are int64 in 0..vocabulary-1; actions are int64 in
 * 0..actions-1, and action i leads from frame i to frame i + 1.
 */
@NullMarked
package dev.djinn.runtime.onnx;

import org.jspecify.annotations.NullMarked;
