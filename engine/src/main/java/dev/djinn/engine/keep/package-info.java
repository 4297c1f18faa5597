/**
 * Games in files: saves that are pictures, replays, autosave; {@code engine/docs/keep.md}. Shape letters: {@code T} frames,
 * {@code S} tokens of a frame.
 */
@NullMarked
package dev.djinn.engine.keep;

import org.jspecify.annotations.NullMarked;
