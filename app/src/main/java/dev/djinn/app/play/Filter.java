package dev.djinn.app.play;

import dev.djinn.app.words.Worded;

/** How a small frame fills a large screen. */
public enum Filter implements Worded {
    /** Every pixel a square of whole screen pixels. */
    CRISP,
    /** Squares that fill the screen, with edges one screen pixel soft. */
    SHARP,
    /** Rounded by a cubic curve. */
    SMOOTH,
    /** A tube of the nineties: scan lines, a shadow mask, a curved glass. */
    CRT;

    /** Whether it is drawn by OpenGL. */
    public boolean needsGl() {
        return this != CRISP;
    }

    Filter next() {
        return switch (this) {
            case CRISP -> SHARP;
            case SHARP -> SMOOTH;
            case SMOOTH -> CRT;
            case CRT -> CRISP;
        };
    }
}
