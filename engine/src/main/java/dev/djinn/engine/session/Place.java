package dev.djinn.engine.session;

/** A frame of a branch. */
public record Place(int branch, long frame) {}
