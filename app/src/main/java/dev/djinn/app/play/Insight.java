package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.engine.session.Moment;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest.Grid;
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
            return Words.of("xray.not-dreamed");
        }
        long fixed = IntStream.range(0, tokens_S.length).filter(this::isFixed).count();
        return Words.of("xray.step", step, steps, fixed, tokens_S.length);
    }

    /** How sure the world was of the tokens that are there, in words. */
    public String confidenceWords() {
        if (!isKnown()) {
            return Words.of("xray.unknown");
        }
        return IntStream.range(0, tokens_S.length)
                .filter(this::isFixed)
                .mapToDouble(cell -> confidence_S[cell])
                .average()
                .stream()
                .mapToObj(mean -> Words.of("xray.mean", mean))
                .findFirst()
                .orElseGet(() -> Words.of("xray.all-masked"));
    }

    /** What is known of one cell, by its row and column, in words. */
    public String cellWords(int cell) {
        int row = cell / grid.columns() + 1;
        int column = cell % grid.columns() + 1;
        if (!isFixed(cell)) {
            return Words.of("xray.masked", row, column);
        }
        return isKnown()
                ? Words.of("xray.cell", row, column, tokens_S[cell], revealedAt_S[cell] + 1, confidence_S[cell])
                : Words.of("xray.code", row, column, tokens_S[cell]);
    }
}
