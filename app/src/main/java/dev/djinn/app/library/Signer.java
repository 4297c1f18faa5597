package dev.djinn.app.library;

/**
 * Somebody who signs worlds, and what the player thinks of them.
 *
 * @param key as {@link dev.djinn.runtime.world.WorldSignature#key}: the only thing that tells signers apart
 * @param name what they called themselves when the player was asked
 */
public record Signer(String key, String name, boolean isTrusted) {}
