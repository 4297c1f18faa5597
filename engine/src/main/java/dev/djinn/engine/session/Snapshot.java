package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;

/**
 * All that the rest of a game depends on, beside the world and the actions to come. Immutable: readers leave the arrays
 * as they are.
 *
 * @param settings seed and sampling at that moment
 * @param prompt the picture the game began with
 * @param frame number of the last frame
 * @param tokens_TS the frames that decide the next one, oldest first
 * @param actions_T the actions that led to these frames; the first is not used
 */
public record Snapshot(SessionSettings settings, Picture prompt, long frame, long[][] tokens_TS, long[] actions_T) {}
