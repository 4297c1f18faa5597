package dev.djinn.app.play;

import dev.djinn.app.words.Worded;

/** Which colours the window has. */
public enum Theme implements Worded {
    DARK,
    LIGHT,
    /** Whichever of the two the desktop has, also when that changes. */
    SYSTEM;

    Theme next() {
        return switch (this) {
            case DARK -> LIGHT;
            case LIGHT -> SYSTEM;
            case SYSTEM -> DARK;
        };
    }
}
