/**
 * A game without a clock: prompt, step, rewind, snapshot. Shape letters: {@code T} frames of a window, {@code S} tokens
 * of a frame.
 */
@NullMarked
package dev.djinn.engine.session;

import org.jspecify.annotations.NullMarked;
