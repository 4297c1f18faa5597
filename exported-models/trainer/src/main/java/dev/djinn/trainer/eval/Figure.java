package dev.djinn.trainer.eval;

import java.util.List;

/** One line of a report: what was measured, on how many clips, and how sure that is. */
public sealed interface Figure {
    /** Its name in JSON. */
    String key();

    /** How many clips it was measured on. */
    int clips();

    /** A single number. */
    record Scalar(String key, int clips, Estimate estimate) implements Figure {}

    /**
     * Several numbers.
     *
     * @param firstNumber what the first one is called: 1 frame ahead, or action 0
     */
    record Series(String key, int clips, int firstNumber, List<Estimate> estimates) implements Figure {}
}
