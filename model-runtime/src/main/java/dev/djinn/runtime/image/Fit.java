package dev.djinn.runtime.image;

/** What becomes of a picture whose sides are in another proportion than the frame it has to fill. */
public enum Fit {
    /** The largest middle part of the right proportion is kept. */
    CROP,
    /** All is kept, and black bars fill the rest. */
    LETTERBOX,
    /** All is kept, and the proportion is lost. */
    STRETCH
}
