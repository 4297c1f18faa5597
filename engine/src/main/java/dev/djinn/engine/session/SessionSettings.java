package dev.djinn.engine.session;

import dev.djinn.runtime.onnx.Sampling;

/**
 * What a player may choose about the dreaming.
 *
 * @param seed of all dice of the game
 * @param sampling how each frame is decoded
 */
public record SessionSettings(long seed, Sampling sampling) {}
