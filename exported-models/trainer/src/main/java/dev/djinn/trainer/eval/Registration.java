package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;

/**
 * Finds how a scene scrolled between two pictures: the whole-pixel shift, up to a seventh of each side, under which the
 * mean absolute difference of luma over the common centre is least, refined on each axis by a parabola through its
 * neighbours. Of equal shifts the shortest is taken. A shift beyond one pixel that is hardly better than none (above 90 %
 * of its difference) is none: that is how pictures look that have nothing to do with each other.
 */
final class Registration {
    private static final int REACH = 7;
    private static final double CONVINCING = 0.9;

    private final int width;
    private final int height;
    private final int reachX;
    private final int reachY;
    private final int[] before;
    private final int[] after;

    private Registration(Picture before, Picture after) {
        this.width = before.width();
        this.height = before.height();
        this.reachX = width / REACH;
        this.reachY = height / REACH;
        this.before = Luma.of(before);
        this.after = Luma.of(after);
    }

    /** How far the scene of {@code before} has moved in {@code after}, a picture of the same size. */
    static Shift between(Picture before, Picture after) {
        return new Registration(before, after).shift();
    }

    private Shift shift() {
        double[][] differences = new double[2 * reachY + 1][2 * reachX + 1];
        int bestX = 0;
        int bestY = 0;
        for (int y = -reachY; y <= reachY; y++) {
            for (int x = -reachX; x <= reachX; x++) {
                double difference = difference(x, y);
                double best = differences[bestY + reachY][bestX + reachX];
                differences[y + reachY][x + reachX] = difference;
                boolean first = x == -reachX && y == -reachY;
                if (first || difference < best || difference == best && length(x, y) < length(bestX, bestY)) {
                    bestX = x;
                    bestY = y;
                }
            }
        }
        double best = differences[bestY + reachY][bestX + reachX];
        boolean far = Math.max(Math.abs(bestX), Math.abs(bestY)) > 1;
        if (far && best > CONVINCING * differences[reachY][reachX]) {
            return Shift.NONE;
        }
        return new Shift(
                bestX + refinedX(differences, bestX + reachX, bestY + reachY),
                bestY + refinedY(differences, bestX + reachX, bestY + reachY));
    }

    private double difference(int shiftX, int shiftY) {
        long sum = 0;
        for (int y = reachY; y < height - reachY; y++) {
            int row = y * width;
            int source = (y - shiftY) * width - shiftX;
            for (int x = reachX; x < width - reachX; x++) {
                sum += Math.abs(after[row + x] - before[source + x]);
            }
        }
        return sum;
    }

    private static int length(int x, int y) {
        return x * x + y * y;
    }

    private static double refinedX(double[][] differences, int x, int y) {
        return x == 0 || x == differences[y].length - 1
                ? 0
                : lowest(differences[y][x - 1], differences[y][x], differences[y][x + 1]);
    }

    private static double refinedY(double[][] differences, int x, int y) {
        return y == 0 || y == differences.length - 1
                ? 0
                : lowest(differences[y - 1][x], differences[y][x], differences[y + 1][x]);
    }

    /** Where the parabola through three heights at -1, 0, 1 is lowest, -0.5..0.5; the middle is the least of them. */
    private static double lowest(double left, double middle, double right) {
        double bend = left - 2 * middle + right;
        return bend <= 0 ? 0 : Math.clamp((left - right) / (2 * bend), -0.5, 0.5);
    }
}
