package dev.djinn.trainer.eval;

/**
 * A measured value and its 95 % interval; NaN where nothing could be measured.
 *
 * @param low the 2.5th percentile of the values of resampled clips
 * @param high the 97.5th
 */
public record Estimate(double value, double low, double high) {
    static final Estimate NOTHING = new Estimate(Double.NaN, Double.NaN, Double.NaN);
}
