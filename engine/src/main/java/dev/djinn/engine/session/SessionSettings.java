package dev.djinn.engine.session;

import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;

/**
 * What a player may choose about the dreaming.
 *
 * @param seed of all dice of the game
 * @param sampling how each frame is decoded
 */
public record SessionSettings(long seed, Sampling sampling) {
    /** The world's own sampling. */
    public static SessionSettings defaults(WorldManifest world, long seed) {
        return new SessionSettings(seed, Sampling.of(world.defaults()));
    }
}
