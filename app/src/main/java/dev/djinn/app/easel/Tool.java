package dev.djinn.app.easel;

/** What the pointer does on the paper. */
public enum Tool {
    PEN("Pen"),
    ERASER("Eraser"),
    FILL("Fill"),
    STAMP("Stamp");

    private final String title;

    Tool(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
