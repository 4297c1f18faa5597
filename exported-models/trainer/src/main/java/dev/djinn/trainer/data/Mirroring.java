package dev.djinn.trainer.data;

/** Whether clips are shown with left and right exchanged. */
public enum Mirroring {
    NEVER,
    /** Each clip with probability 1/2, by the sampler's seed. */
    HALF
}
