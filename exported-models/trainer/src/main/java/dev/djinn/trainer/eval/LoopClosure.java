package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Finds how far a scene that comes into view again stands from where it was, from the two pictures alone: what is added up
 * step by step drifts, as when a jump leaves nothing in view but a far background.
 *
 * <p>Of the whole-pixel shifts up to a quarter of the height and a seventh of the width, the one whose mean absolute
 * difference of luma over the common part is least counts, if all that lie more than 5 of 64 pixels above or below it differ
 * more by a third.
 */
final class LoopClosure {
    private static final int REACH_X = 7;
    private static final int REACH_Y = 4;
    private static final double APART = 5 / 64.0;
    private static final double CONVINCING = 0.75;

    private final int width;
    private final int height;
    private final int[] before;
    private final int[] after;

    private LoopClosure(Picture before, Picture after) {
        this.width = before.width();
        this.height = before.height();
        this.before = Luma.of(before);
        this.after = Luma.of(after);
    }

    /** By how many pixels the scene of {@code before} stands lower in {@code after}; nothing if that cannot be told. */
    static OptionalInt lower(Picture before, Picture after) {
        return new LoopClosure(before, after).lower();
    }

    private OptionalInt lower() {
        int reach = height / REACH_Y;
        double[] least =
                IntStream.rangeClosed(-reach, reach).mapToDouble(this::least).toArray();
        int best = IntStream.range(0, least.length)
                .reduce((a, b) -> least[b] < least[a] ? b : a)
                .orElseThrow();
        double other = IntStream.range(0, least.length)
                .filter(i -> Math.abs(i - best) > APART * height)
                .mapToDouble(i -> least[i])
                .min()
                .orElse(0);
        return least[best] < CONVINCING * other ? OptionalInt.of(best - reach) : OptionalInt.empty();
    }

    /** The least difference under shifts by {@code y} downwards and any to a side. */
    private double least(int y) {
        int reach = width / REACH_X;
        return IntStream.rangeClosed(-reach, reach)
                .mapToDouble(x -> difference(x, y))
                .min()
                .orElseThrow();
    }

    private double difference(int shiftX, int shiftY) {
        long sum = 0;
        int top = Math.max(0, shiftY);
        int bottom = Math.min(height, height + shiftY);
        int left = Math.max(0, shiftX);
        int right = Math.min(width, width + shiftX);
        for (int y = top; y < bottom; y++) {
            int row = y * width;
            int source = (y - shiftY) * width - shiftX;
            for (int x = left; x < right; x++) {
                sum += Math.abs(after[row + x] - before[source + x]);
            }
        }
        return sum / (double) ((bottom - top) * (right - left));
    }
}
