package dev.djinn.trainer.eval;

import java.util.List;
import java.util.OptionalInt;

/** One line of a report: what was measured, on how many clips, and how sure that is. */
public sealed interface Figure {
    /** Its name in JSON. */
    String key();

    /** How many clips it was measured on. */
    int clips();

    /** A single number. */
    record Scalar(String key, int clips, Estimate estimate) implements Figure {
        /** A code that was chosen, which has no interval; nothing where there was none to choose. */
        static Scalar choice(String key, int clips, OptionalInt code) {
            double value = code.isPresent() ? code.getAsInt() : Double.NaN;
            return new Scalar(key, clips, new Estimate(value, Double.NaN, Double.NaN));
        }
    }

    /**
     * Several numbers.
     *
     * @param firstNumber what the first one is called: 1 frame ahead, or action or statistic 0
     */
    record Series(String key, int clips, int firstNumber, List<Estimate> estimates) implements Figure {}
}
