package dev.djinn.trainer.eval;

/**
 * How far a scene moved from one picture to the next, in pixels.
 *
 * @param x to the right
 * @param y downwards
 */
record Shift(double x, double y) {
    static final Shift NONE = new Shift(0, 0);

    private static final double HARDLY = 0.25;

    /** This against another. */
    Shift less(Shift other) {
        return new Shift(x - other.x, y - other.y);
    }

    /** Whether both lead more or less the same way; never if the other hardly leads anywhere. */
    boolean goesWith(Shift other) {
        return other.length() > HARDLY && x * other.x + y * other.y > 0;
    }

    double length() {
        return Math.hypot(x, y);
    }
}
