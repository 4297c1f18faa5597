package dev.djinn.trainer.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Copies of a frame, moved by every whole number of pixels up to a reach: the search window of optical flow (FlowNet,
 * Dosovitskiy et al. 2015, section 3). Beyond an edge the edge is repeated.
 *
 * <p>Copy number {@code (dy + reachY) * (2 reachX + 1) + dx + reachX} shows at each place what lies dx pixels to the right
 * and dy below.
 *
 * @param reachX pixels to the left and to the right
 * @param reachY pixels up and down
 */
record Displacements(int width, int height, int reachX, int reachY) {
    Displacements {
        Minimum.require("actions.reach_x", reachX, 0);
        Minimum.require("actions.reach_y", reachY, 0);
    }

    /** C, copies of a frame. */
    int count() {
        return (2 * reachX + 1) * (2 * reachY + 1);
    }

    /** Pixels to the right of each place that a copy shows there. */
    int right(int copy) {
        return copy % (2 * reachX + 1) - reachX;
    }

    /** Pixels below each place that a copy shows there. */
    int below(int copy) {
        return copy / (2 * reachX + 1) - reachY;
    }

    /** The copy that shows what lies so far to the right and below. */
    int of(int right, int below) {
        return (below + reachY) * (2 * reachX + 1) + right + reachX;
    }

    private int values() {
        return width * height * Patches.CHANNELS;
    }

    /** frames [M, height, width, 3] to copies [M, C, height * width * 3]. */
    <T> T copies(Ops<T> ops, T frames) {
        return ops.concat(
                1,
                each(ops, frames).stream()
                        .map(copy -> ops.reshape(copy, -1, 1, values()))
                        .toList());
    }

    /** frames [M, height, width] or [M, height, width, 3] to as many copies as there are, each of that shape. */
    <T> List<T> each(Ops<T> ops, T frames) {
        T padded = padded(ops, padded(ops, frames, 1, height, reachY), 2, width, reachX);
        List<T> copies = new ArrayList<>();
        for (int y = 0; y <= 2 * reachY; y++) {
            T rows = ops.slice(padded, 1, y, y + (long) height);
            for (int x = 0; x <= 2 * reachX; x++) {
                copies.add(ops.slice(rows, 2, x, x + (long) width));
            }
        }
        return copies;
    }

    private static <T> T padded(Ops<T> ops, T frames, int axis, int size, int reach) {
        List<T> parts = new ArrayList<>(Collections.nCopies(reach, ops.slice(frames, axis, 0, 1)));
        parts.add(frames);
        T last = ops.slice(frames, axis, size - 1L, Long.MAX_VALUE);
        parts.addAll(Collections.nCopies(reach, last));
        return parts.size() == 1 ? frames : ops.concat(axis, parts);
    }

    /**
     * How badly each copy matches the next frame.
     *
     * @param copies [M, C, height * width * 3]
     * @param next [M, height, width, 3]
     * @param patches of these frames, N of them
     * @return mean squared differences [M, N, C]
     */
    <T> T mismatches(Ops<T> ops, T copies, T next, Patches patches) {
        T minus = ops.constant("displacements.minus", new float[] {-1}, 1);
        T difference = ops.add(copies, ops.multiply(ops.reshape(next, -1, 1, values()), minus));
        T squares = ops.reshape(
                ops.multiply(difference, difference),
                -1,
                (long) count() * patches.rows(),
                patches.patch(),
                patches.columns(),
                (long) patches.patch() * Patches.CHANNELS);
        T perPatch = ops.reshape(ops.mean(ops.mean(squares, 4), 2), -1, count(), patches.count());
        return ops.permute(perPatch, 0, 2, 1);
    }

    /**
     * Each pixel as a mixture of what the copies show there.
     *
     * @param copies [M, C, height * width * 3]
     * @param weights [M, C], adding up to 1
     * @return [M, height, width, 3]
     */
    <T> T mixture(Ops<T> ops, T copies, T weights) {
        T weighted = ops.multiply(copies, ops.reshape(weights, -1, count(), 1));
        T count = ops.constant("displacements.count." + count(), new float[] {count()}, 1);
        return ops.reshape(ops.multiply(ops.mean(weighted, 1), count), -1, height, width, Patches.CHANNELS);
    }
}
