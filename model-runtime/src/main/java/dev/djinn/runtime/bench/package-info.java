/**
 * How fast a world plays, and how much faster than without its tricks.
 *
 * <p>Shape letters: {@code N} MaskGIT steps, {@code S} tokens of a frame, {@code G} tokens of a place, {@code T} frames of the window, {@code L} blocks,
 * {@code D} width of a network, {@code V} tokens of the vocabulary, {@code E} width of a code, {@code P} pixel values of
 * a patch.
 */
@NullMarked
package dev.djinn.runtime.bench;

import org.jspecify.annotations.NullMarked;
