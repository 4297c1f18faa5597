package dev.djinn.trainer.fit;

/** A running arithmetic mean. */
final class Mean {
    private double sum;
    private long count;

    void add(double value) {
        sum += value;
        count++;
    }

    /** Whether anything was added. */
    boolean known() {
        return count > 0;
    }

    /** The mean, or not a number before anything was added. */
    double value() {
        return sum / count;
    }
}
