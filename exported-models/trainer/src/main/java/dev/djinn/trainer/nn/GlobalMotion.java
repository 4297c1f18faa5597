package dev.djinn.trainer.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * Global motion compensation, as in video coding (MPEG-4 Part 2, "sprites"): how far the scene scrolls from one picture
 * to the next is found, and the first picture is moved by as much, so that what is left to tell is what the hero does in
 * the scene. Whether the camera follows or stands still, a walk to the left is then the same.
 *
 * <p>Of all whole displacements the one is taken by which small squares together look most alike, each counting by how
 * many times more alike than unmoved, if in at least half of the columns some do: what moves all across is scene, what
 * moves in one place is a hero. Squares that look less alike do not count against it, since skies hardly scroll. How
 * often that finds the scroll: docs/decisions.md.
 *
 * <p>Nothing of it is learned.
 *
 * @param width pixels
 * @param height pixels
 * @param reach largest scroll to a side in {@link HeroLook#unit}s; twice as many up and down, since falls are faster than
 *     walks
 */
record GlobalMotion(int width, int height, int reach) {
    /** Of all its tensors. */
    static final String PREFIX = "actions.camera.";

    /** Side of the squares that are compared, in units. */
    private static final int SQUARE = 8;

    /** Added to squared differences before their logarithm: below it they are noise. */
    private static final float FLOOR = 1e-3f;

    private static final float SHARPNESS = 32;
    /** What a square counts: e-folds of its squared difference. */
    private static final Ramp GAIN = new Ramp(0, 3, SHARPNESS);
    /** What the squares of a column must gain together to count, and to count in full. */
    private static final Ramp COLUMN = new Ramp(0.5f, 1, SHARPNESS);
    /** Columns that must count in full, of eight. */
    private static final float ACROSS = 4;
    /** Half a column less counts for nothing. */
    private static final Ramp ENOUGH = new Ramp(-0.5f, 0, SHARPNESS);

    private static final float EIGHTHS = 8;
    /** Axis of red, green and blue, whose mean is compared. */
    private static final int GREY = 3;
    /** What no displacement is ahead by, so that noise is not followed, and every unit of one behind, so that of equals the shortest is taken. */
    private static final float STILL = 0.01f;

    GlobalMotion {
        Minimum.require("actions.camera", reach, 0);
        int unit = HeroLook.unit(width, height);
        if (reach > 0 && (width % (SQUARE * unit) != 0 || height % (SQUARE * unit) != 0)) {
            throw new IllegalArgumentException(
                    "actions.camera is " + reach + ", but pictures of " + width + "x" + height
                            + " do not divide into the squares of " + SQUARE * unit
                            + " pixels by which a scroll is found; set it to 0 or choose another size");
        }
    }

    int unit() {
        return HeroLook.unit(width, height);
    }

    private Displacements displacements() {
        return new Displacements(columns(), rows(), reach, 2 * reach);
    }

    private int columns() {
        return width / unit();
    }

    private int rows() {
        return height / unit();
    }

    private int acrossSquares() {
        return columns() / SQUARE;
    }

    private int downSquares() {
        return rows() / SQUARE;
    }

    /**
     * @param from [M, rows, columns, 3] averaged over squares of a unit, in -0.5..0.5
     * @param to the pictures that follow, likewise
     * @return from, moved as the scene scrolls; beyond an edge the edge is repeated
     */
    <T> T compensate(Ops<T> ops, T from, T to) {
        T scroll = ops.oneHot(ops.argmax(scores(ops, from, to)), displacements().count());
        T lowered = moved(ops, from, scroll, new Displacements(columns(), rows(), 0, 2 * reach), "y");
        return moved(ops, lowered, scroll, new Displacements(columns(), rows(), reach, 0), "x");
    }

    /** Frames [M, rows, columns, 3] moved by that part of a displacement [M, C] that lies in one direction. */
    private <T> T moved(Ops<T> ops, T frames, T scroll, Displacements part, String name) {
        Displacements all = displacements();
        float[] parts = new float[part.count() * all.count()];
        for (int copy = 0; copy < all.count(); copy++) {
            int right = part.reachX() > 0 ? all.right(copy) : 0;
            int below = part.reachY() > 0 ? all.below(copy) : 0;
            parts[part.of(right, below) * all.count() + copy] = 1;
        }
        T weights = ops.project(scroll, ops.constant(PREFIX + name, parts, part.count(), all.count()));
        return part.mixture(ops, part.copies(ops, frames), weights);
    }

    /** How well each displacement explains the squares [M, C]. */
    private <T> T scores(Ops<T> ops, T from, T to) {
        int count = displacements().count();
        int none = count / 2;
        T logs = ops.log(ops.add(mismatches(ops, from, to), scalar(ops, "floor", FLOOR)));
        T better = ops.add(ops.slice(logs, 1, none, none + 1L), ops.multiply(logs, scalar(ops, "minus", -1)));
        T gains = ops.reshape(GAIN.of(ops, better), -1, count, downSquares(), acrossSquares());
        T columns = ops.multiply(ops.mean(gains, 2), scalar(ops, "down", downSquares()));
        T counting = ops.multiply(
                ops.mean(COLUMN.of(ops, columns), 2), scalar(ops, "eight", EIGHTHS / (COLUMN.to() - COLUMN.from())));
        T enough = ENOUGH.of(ops, ops.add(counting, ops.multiply(columnsWanted(ops), scalar(ops, "minus", -1))));
        return ops.add(ops.multiply(ops.mean(columns, 2), enough), still(ops));
    }

    /**
     * Columns that must count for each displacement [C]. It is stored with the network, so that codes which were found
     * behind such a compensation are not taken for others ({@code Taking}).
     */
    private <T> T columnsWanted(Ops<T> ops) {
        return ops.buffer(
                PREFIX + "columns", Init.constant(ACROSS), displacements().count());
    }

    private <T> T still(Ops<T> ops) {
        Displacements all = displacements();
        float[] still = new float[all.count()];
        for (int copy = 0; copy < still.length; copy++) {
            int length = Math.abs(all.right(copy)) + Math.abs(all.below(copy));
            still[copy] = length == 0 ? STILL : -STILL * length;
        }
        return ops.constant(PREFIX + "still", still, still.length);
    }

    /** Mean squared difference of the grey values of each square [M, C, squares]. */
    private <T> T mismatches(Ops<T> ops, T from, T to) {
        T unlike = ops.multiply(ops.mean(to, GREY), scalar(ops, "minus", -1));
        List<T> squares = new ArrayList<>();
        for (T shown : displacements().each(ops, ops.mean(from, GREY))) {
            T difference = ops.add(shown, unlike);
            T squared = ops.reshape(
                    ops.multiply(difference, difference), -1, downSquares(), SQUARE, acrossSquares(), SQUARE);
            squares.add(ops.reshape(ops.mean(ops.mean(squared, 4), 2), -1, 1, (long) downSquares() * acrossSquares()));
        }
        return ops.concat(1, squares);
    }

    private static <T> T scalar(Ops<T> ops, String name, float value) {
        return ops.constant(PREFIX + name, new float[] {value}, 1);
    }
}
