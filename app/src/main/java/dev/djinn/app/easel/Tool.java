package dev.djinn.app.easel;

import dev.djinn.app.words.Worded;

/** What the pointer does on the paper. */
public enum Tool implements Worded {
    PEN,
    ERASER,
    FILL,
    STAMP;
}
