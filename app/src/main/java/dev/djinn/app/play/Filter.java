package dev.djinn.app.play;

/** How a small frame fills a large screen. */
public enum Filter {
    /** Every pixel a square of whole screen pixels. */
    CRISP("Crisp"),
    /** Squares that fill the screen, with edges one screen pixel soft. */
    SHARP("Sharp"),
    /** Rounded by a cubic curve. */
    SMOOTH("Smooth"),
    /** A tube of the nineties: scan lines, a shadow mask, a curved glass. */
    CRT("CRT");

    private final String title;

    Filter(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

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
