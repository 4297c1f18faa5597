package dev.djinn.trainer.nn;

/** What the later frames can look at in one layer: keys and values of the frames so far, each [B*N, H, T, K]. */
public record KeysAndValues<T>(T keys, T values) {}
