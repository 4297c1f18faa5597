/**
 * The headless game. {@code session}: a world, its history, the next frame. {@code loop}: the clock and the player's
 * input around a session, on one thread. {@code rollout}: a session played from a list of actions. {@code recording}:
 * frames to video, gif, strip or folder. {@code keep}: saves, autosave and replays.
 *
 * <p>Shape letters: {@code T} frames of a window, {@code S} tokens of a frame.
 */
@NullMarked
package dev.djinn.engine;

import org.jspecify.annotations.NullMarked;
