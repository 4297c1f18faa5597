package dev.djinn.app.library;

import dev.djinn.app.words.Worded;

/** What is known here of whoever signed a world. */
public enum Trust implements Worded {
    /** Nobody signed it: so are the worlds that people make for themselves. */
    UNSIGNED,
    /** The makers of this program did. */
    MAKERS,
    /** Somebody did whom the player trusts. */
    TRUSTED,
    /** Somebody did whom the player was never asked about. */
    UNKNOWN,
    /** The player does not trust them, or their key was withdrawn. */
    REFUSED;

    /** Whether such a world is opened at all. */
    public boolean opens() {
        return this == UNSIGNED || this == MAKERS || this == TRUSTED;
    }
}
