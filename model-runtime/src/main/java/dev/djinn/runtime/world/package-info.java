/**
 * The world format: a folder of ONNX graphs and a manifest, as {@code model-runtime/docs/world-format.md} defines it.
 *
 * <p>Shape letters: {@code T} frames of the window, {@code N} places of a frame (grid columns x grid rows, row by row), {@code S}
 * tokens of a frame (grid groups for each place, place by place).
 */
@NullMarked
package dev.djinn.runtime.world;

import org.jspecify.annotations.NullMarked;
