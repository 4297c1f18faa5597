package dev.djinn.app.play;

/** Which colours the window has. */
public enum Theme {
    DARK("dark"),
    LIGHT("light"),
    /** Whichever of the two the desktop has, also when that changes. */
    SYSTEM("as the desktop");

    private final String title;

    Theme(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    Theme next() {
        return switch (this) {
            case DARK -> LIGHT;
            case LIGHT -> SYSTEM;
            case SYSTEM -> DARK;
        };
    }
}
