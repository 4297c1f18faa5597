package dev.djinn.trainer.synth.level;

/** A rectangle in units: {@code [left, right) x [top, bottom)}. */
public record Box(double left, double top, double right, double bottom) {
    public double width() {
        return right - left;
    }

    public double centre() {
        return (left + right) / 2;
    }

    public boolean meets(Box other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    public Box moved(double dx, double dy) {
        return new Box(left + dx, top + dy, right + dx, bottom + dy);
    }
}
