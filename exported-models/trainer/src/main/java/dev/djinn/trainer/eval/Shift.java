package dev.djinn.trainer.eval;

/**
 * How far a scene moved from one picture to the next, in pixels.
 *
 * @param x to the right
 * @param y downwards
 */
record Shift(double x, double y) {
    static final Shift NONE = new Shift(0, 0);

    /** This against another. */
    Shift less(Shift other) {
        return new Shift(x - other.x, y - other.y);
    }

    double length() {
        return Math.hypot(x, y);
    }
}
