package dev.djinn.app.play;

import dev.djinn.app.words.Worded;

/** Whether things move by themselves that need not. */
public enum Movement implements Worded {
    /** As the desktop says. */
    SYSTEM,
    FULL,
    REDUCED
}
