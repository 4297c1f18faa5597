package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import java.util.OptionalInt;

/**
 * The game at one frame. Immutable: readers leave the array as it is.
 *
 * @param frame its number; the prompt is frame 0
 * @param action that led here; none for the prompt
 * @param tokens_S the frame as tokens
 * @param picture the frame to show
 */
public record Moment(long frame, OptionalInt action, long[] tokens_S, Picture picture) {}
