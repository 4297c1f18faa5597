package dev.djinn.trainer.config;

/** How weights follow gradients. */
public enum Optimizer {
    /** AdamW for every parameter. */
    ADAMW,
    /** Muon for the matrices inside the blocks, AdamW for the rest. */
    MUON
}
