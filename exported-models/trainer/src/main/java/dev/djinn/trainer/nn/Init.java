package dev.djinn.trainer.nn;

/**
 * How a fresh tensor is filled: normally distributed around {@code mean} with the standard deviation {@code deviation},
 * which may be 0 for a constant.
 */
public record Init(double mean, double deviation) {
    public static final Init ZEROS = constant(0);
    public static final Init ONES = constant(1);

    public Init {
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("deviation is " + deviation + ", must not be negative");
        }
    }

    public static Init normal(double deviation) {
        return new Init(0, deviation);
    }

    public static Init constant(double value) {
        return new Init(value, 0);
    }
}
