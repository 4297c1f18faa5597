package dev.djinn.app.play;

import dev.djinn.runtime.image.Picture;
import java.util.Arrays;

/**
 * Where the player went between some frames, measured by matching blocks of one frame in the next. Where most of what
 * changed is scenery that moves together, the camera followed the player and the player went the other way. In pixels of
 * a frame {@value #SIDE} wide; right and up are positive. Immutable.
 *
 * @param right how far right at the end
 * @param up how far up at the end
 * @param highest how far up at most: who jumps comes down again
 */
record Motion(double right, double up, double highest) {
    static final Motion NONE = new Motion(0, 0, 0);

    static final int SIDE = 64;

    private static final int BLOCK = 8;
    private static final int FARTHEST = 4;
    /** A block whose pixels differ less on average, of 255, stands. */
    private static final int STANDS = 6;
    /** A match must be this much better than no motion. */
    private static final double BETTER = 0.6;
    /** Above this share of the blocks that could show it, the scenery moves. */
    private static final double SCENERY = 0.5;

    /** This motion and the one from a frame to the next. */
    Motion then(Picture before, Picture after) {
        Grey from = Grey.of(before);
        Grey to = Grey.of(after);
        int textured = 0;
        int moved = 0;
        double x = 0;
        double y = 0;
        for (int top = 0; top + BLOCK <= from.height; top += BLOCK) {
            for (int left = 0; left + BLOCK <= SIDE; left += BLOCK) {
                if (!from.isTextured(left, top)) {
                    continue;
                }
                textured++;
                Shift shift = from.find(left, top, to);
                if (shift.x != 0 || shift.y != 0) {
                    moved++;
                    x += shift.x;
                    y += shift.y;
                }
            }
        }
        if (moved == 0) {
            return this;
        }
        int sign = moved > textured * SCENERY ? -1 : 1;
        double newUp = up - sign * y / moved;
        return new Motion(right + sign * x / moved, newUp, Math.max(highest, newUp));
    }

    Motion minus(Motion other) {
        return new Motion(right - other.right, up - other.up, highest - other.highest);
    }

    private record Shift(int x, int y) {}

    /** A picture in grey, {@value #SIDE} pixels wide. */
    private static final class Grey {
        private final int height;
        private final int[] grey;

        private Grey(int height, int[] grey) {
            this.height = height;
            this.grey = grey;
        }

        static Grey of(Picture picture) {
            int height = Math.max(BLOCK, Math.round((float) picture.height() * SIDE / picture.width()));
            int[] grey = new int[SIDE * height];
            Arrays.setAll(grey, i -> {
                int argb = picture.argb(i % SIDE * picture.width() / SIDE, i / SIDE * picture.height() / height);
                return ((argb >> 16 & 255) + 2 * (argb >> 8 & 255) + (argb & 255)) / 4;
            });
            return new Grey(height, grey);
        }

        boolean isTextured(int left, int top) {
            int least = 255;
            int most = 0;
            for (int i = 0; i < BLOCK * BLOCK; i++) {
                int value = grey[(top + i / BLOCK) * SIDE + left + i % BLOCK];
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            return most - least > 2 * STANDS;
        }

        /** Where the block is in {@code to}; no shift if it stands or is nowhere near. */
        Shift find(int left, int top, Grey to) {
            int none = difference(left, top, to, 0, 0);
            if (none <= STANDS * BLOCK * BLOCK) {
                return new Shift(0, 0);
            }
            int best = (int) (none * BETTER);
            Shift found = new Shift(0, 0);
            for (int y = -FARTHEST; y <= FARTHEST; y++) {
                for (int x = -FARTHEST; x <= FARTHEST; x++) {
                    boolean inside =
                            left + x >= 0 && left + x + BLOCK <= SIDE && top + y >= 0 && top + y + BLOCK <= height;
                    int difference = inside ? difference(left, top, to, x, y) : Integer.MAX_VALUE;
                    if (difference < best) {
                        best = difference;
                        found = new Shift(x, y);
                    }
                }
            }
            return found;
        }

        private int difference(int left, int top, Grey to, int x, int y) {
            int sum = 0;
            for (int row = top; row < top + BLOCK; row++) {
                for (int column = left; column < left + BLOCK; column++) {
                    sum += Math.abs(grey[row * SIDE + column] - to.grey[(row + y) * SIDE + column + x]);
                }
            }
            return sum;
        }
    }
}
