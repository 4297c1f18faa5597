package dev.djinn.app.play;

import dev.djinn.engine.session.Moment;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest.Grid;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How a frame was made, up to one step of its making (MaskGIT, Genie section 2.1). Immutable: readers leave the arrays as
 * they are.
 *
 * @param tokens_S row by row
 * @param confidence_S the probability each token had when it was fixed; empty where it is not known
 * @param revealedAt_S the step, from 0 up, in which each token was fixed; empty as {@code confidence_S}
 * @param steps how many steps the frame took; 0 where that is not known
 * @param step how many of them are shown as done, 0..steps
 */
public record Insight(
        Picture picture, Grid grid, long[] tokens_S, float[] confidence_S, int[] revealedAt_S, int steps, int step) {
    private static final int PERCENT = 100;

    /** A frame whose making is known, or an empty one of a world, all of it shown. */
    static Insight of(Picture picture, Grid grid, long[] tokens_S, float[] confidence_S, int[] revealedAt_S) {
        int steps = IntStream.of(revealedAt_S).max().orElse(-1) + 1;
        return new Insight(picture, grid, tokens_S, confidence_S, revealedAt_S, steps, steps);
    }

    static Insight of(Moment moment, Grid grid) {
        return of(moment.picture(), grid, moment.tokens_S(), moment.confidence_S(), moment.revealedAt_S());
    }

    Insight at(int now) {
        return new Insight(picture, grid, tokens_S, confidence_S, revealedAt_S, steps, Math.clamp(now, 0, steps));
    }

    /** Whether it is known how the frame was made. */
    public boolean isKnown() {
        return steps > 0;
    }

    /** Whether the token of {@code cell} is there already. */
    public boolean isFixed(int cell) {
        return !isKnown() || revealedAt_S[cell] < step;
    }

    /** Whether the token of {@code cell} came with the step shown last. */
    public boolean isNew(int cell) {
        return isKnown() && step > 0 && revealedAt_S[cell] == step - 1;
    }

    /** What the step shown did, in words. */
    public String stepWords() {
        if (!isKnown()) {
            return "Not dreamed just now";
        }
        long fixed = IntStream.range(0, tokens_S.length).filter(this::isFixed).count();
        return "Step " + step + " of " + steps + ": " + fixed + " of " + tokens_S.length + " tokens";
    }

    /** How sure the world was of the tokens that are there, in words. */
    public String confidenceWords() {
        if (!isKnown()) {
            return "the history keeps tokens alone; play on";
        }
        return IntStream.range(0, tokens_S.length)
                .filter(this::isFixed)
                .mapToDouble(cell -> confidence_S[cell])
                .average()
                .stream()
                .mapToObj(mean -> percent(mean) + " sure on average")
                .findFirst()
                .orElse("all still masked");
    }

    /** What is known of one cell, by its row and column, in words. */
    public String cellWords(int cell) {
        String where = "Cell " + (cell / grid.columns() + 1) + ", " + (cell % grid.columns() + 1) + ": ";
        if (!isFixed(cell)) {
            return where + "masked";
        }
        String code = where + "code " + tokens_S[cell];
        return isKnown()
                ? code + ", step " + (revealedAt_S[cell] + 1) + ", " + percent(confidence_S[cell]) + " sure"
                : code;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * PERCENT);
    }
}
