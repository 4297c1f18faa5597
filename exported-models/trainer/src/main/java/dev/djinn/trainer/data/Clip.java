package dev.djinn.trainer.data;

/**
 * A clip to read.
 *
 * @param firstFrame number of its first frame in the store
 * @param mirrored whether left and right are exchanged
 */
public record Clip(long firstFrame, boolean mirrored) {}
