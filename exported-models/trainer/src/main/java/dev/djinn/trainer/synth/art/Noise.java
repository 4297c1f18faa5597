package dev.djinn.trainer.synth.art;

/** Smooth random functions of the place, by seed; values in [0, 1]. */
final class Noise {
    private Noise() {}

    /** A random number of a whole place. */
    static double at(int x, int y, int seed) {
        return (hash(x, y, seed) >>> 8) * 0x1p-24;
    }

    private static int hash(int x, int y, int seed) {
        int h = x * 0x27D4EB2F ^ y * 0x165667B1 ^ seed * 0x9E3779B1;
        h = (h ^ h >>> 15) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    /** Smooth, with features about 1 wide. */
    static double smooth(double x, double y, int seed) {
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        int column = (int) floorX;
        int row = (int) floorY;
        double u = ease(x - floorX);
        double v = ease(y - floorY);
        double upper = at(column, row, seed) * (1 - u) + at(column + 1, row, seed) * u;
        double lower = at(column, row + 1, seed) * (1 - u) + at(column + 1, row + 1, seed) * u;
        return upper * (1 - v) + lower * v;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    /** Several octaves, each twice as fine and half as strong. */
    static double octaves(double x, double y, int count, int seed) {
        double sum = 0;
        double weight = 0.5;
        double total = 0;
        double scale = 1;
        for (int i = 0; i < count; i++) {
            sum += weight * smooth(x * scale, y * scale, seed + 101 * i);
            total += weight;
            weight /= 2;
            scale *= 2.03;
        }
        return sum / total;
    }

    /** Ridges as of mountains: sharp where the octaves cross their middle. */
    static double ridges(double x, double y, int count, int seed) {
        return 1 - Math.abs(2 * octaves(x, y, count, seed) - 1);
    }

    /** The nearest of scattered points, one to each unit square. */
    record Site(double x, double y, double distance, double margin, double shade) {}

    /** Finds the nearest site, and by how much the second nearest is farther away. */
    static Site site(double x, double y, int seed) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double best = 9;
        double second = 9;
        double siteX = 0;
        double siteY = 0;
        double shade = 0;
        for (int r = row - 1; r <= row + 1; r++) {
            for (int c = column - 1; c <= column + 1; c++) {
                double px = c + 0.1 + 0.8 * at(c, r, seed);
                double py = r + 0.1 + 0.8 * at(c, r, seed + 7);
                double away = Math.sqrt((px - x) * (px - x) + (py - y) * (py - y));
                if (away < best) {
                    second = best;
                    best = away;
                    siteX = px;
                    siteY = py;
                    shade = at(c, r, seed + 13);
                } else if (away < second) {
                    second = away;
                }
            }
        }
        return new Site(siteX, siteY, best, second - best, shade);
    }
}
