package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.engine.session.Moment;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest.Grid;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a frame was made, up to one step of its making (MaskGIT, Genie section 2.1). Immutable: readers leave the arrays as
 * they are.
 *
 * <p>A cell is a place of the grid with its tokens, of which some worlds have several: it is fixed with the last of them,
 * and the world was as sure of it as of the one that it was least sure of.
 *
 * @param tokens_S cell by cell in rows
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

    /** Whether all tokens of {@code cell} are there already. */
    public boolean isFixed(int cell) {
        return !isKnown() || revealedAt(cell) < step;
    }

    /** Whether the last token of {@code cell} came with the step shown last. */
    public boolean isNew(int cell) {
        return isKnown() && step > 0 && revealedAt(cell) == step - 1;
    }

    /** The step, from 0 up, in which {@code cell} was fixed; only where it is known how the frame was made. */
    public int revealedAt(int cell) {
        return tokensOf(cell).map(token -> revealedAt_S[token]).max().orElseThrow();
    }

    /** How sure the world was of {@code cell}, 0..1; only where it is known how the frame was made. */
    public double confidence(int cell) {
        return tokensOf(cell).mapToDouble(token -> confidence_S[token]).min().orElseThrow();
    }

    private IntStream tokensOf(int cell) {
        return IntStream.range(cell * grid.groups(), (cell + 1) * grid.groups());
    }

    private IntStream tokensFixed() {
        return IntStream.range(0, tokens_S.length).filter(token -> !isKnown() || revealedAt_S[token] < step);
    }

    /** What the step shown did, in words. */
    public String stepWords() {
        if (!isKnown()) {
            return Words.of("xray.not-dreamed");
        }
        long fixed = tokensFixed().count();
        return Words.of("xray.step", step, steps, fixed, tokens_S.length);
    }

    /** How sure the world was of the tokens that are there, in words. */
    public String confidenceWords() {
        if (!isKnown()) {
            return Words.of("xray.unknown");
        }
        return tokensFixed().mapToDouble(token -> confidence_S[token]).average().stream()
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
        String codes = tokensOf(cell)
                .mapToObj(token -> Words.of("figures.whole", tokens_S[token]))
                .collect(Collectors.joining(" + "));
        return isKnown()
                ? Words.of("xray.cell", row, column, codes, revealedAt(cell) + 1, confidence(cell))
                : Words.of("xray.code", row, column, codes);
    }
}
