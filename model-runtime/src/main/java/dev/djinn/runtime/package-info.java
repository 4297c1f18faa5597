/**
 * Bytes in, next frame out: opens exported worlds and runs them on ONNX Runtime.
 *
 * <p>Shapes are written as suffixes of names, with these letters: {@code T} frames of a clip or window, {@code S} tokens
 * of a frame (place by place), {@code H} and {@code W} height and width in pixels, {@code C} channels. Pictures are uint8
 * {@code [H, W, 4]} in the order blue, green, red, alpha with alpha 255. Tokens and actions are int64; actions are
 * numbered from 0.
 */
@NullMarked
package dev.djinn.runtime;

import org.jspecify.annotations.NullMarked;
