package dev.djinn.trainer.synth.art;

/** Patterns of a solid ground: how much of the second colour is at a place, 0..1. */
enum Texture {
    PLAIN,
    DEEP,
    BRICK,
    STONES,
    DIRT,
    PLANKS,
    BEVEL,
    STRIPES,
    DOTS,
    STRATA,
    CHECKER,
    FIBRES,
    PANEL,
    HATCH,
    CROSS,
    SCRIBBLE,
    SQUARES,
    ROCKY;

    /**
     * @param x place in units
     * @param depth units below the surface
     * @param cell side of a cell in units
     */
    double at(double x, double y, double depth, double cell, int seed) {
        return switch (this) {
            case PLAIN -> 0;
            case DEEP -> depth / (3 * cell);
            case BRICK -> brick(x, y, cell, seed);
            case STONES -> stones(x / (0.7 * cell), y / (0.7 * cell), seed);
            case DIRT -> dirt(x, y, depth, cell, seed);
            case PLANKS -> planks(x, y, cell, seed);
            case BEVEL -> bevel(fraction(x / cell), fraction(y / cell));
            case STRIPES -> fraction((x + y) / (0.8 * cell)) < 0.5 ? 0.1 : 0.8;
            case DOTS -> dots(x / (0.6 * cell), y / (0.6 * cell));
            case STRATA -> Noise.octaves(x / (4 * cell), y / (0.5 * cell), 2, seed);
            case CHECKER -> ((int) Math.floor(x / cell) + (int) Math.floor(y / cell)) % 2 == 0 ? 0.05 : 0.75;
            case FIBRES -> Noise.octaves(x / 0.9, (y + 0.6 * x) / 5, 2, seed);
            case PANEL -> panel(fraction(x / (2 * cell)), fraction(y / cell));
            case HATCH -> line(x + y + 0.8 * Noise.smooth(x / 6, y / 6, seed), 2.4, 0.32);
            case CROSS -> Math.max(line(x + y, 2.8, 0.3), line(x - y, 2.8, 0.3));
            case SCRIBBLE -> line(x + 1.5 * Noise.smooth(x / 3, y / 3, seed) + 0.4 * y, 1.9, 0.55);
            case SQUARES -> Math.max(line(x, cell, 0.12), line(y, cell, 0.12));
            case ROCKY ->
                0.65 * Noise.ridges(x / (1.2 * cell), y / (1.2 * cell), 4, seed)
                        + 0.35 * Noise.octaves(x / 1.5, y / 1.5, 2, seed + 5);
        };
    }

    private static double fraction(double value) {
        return value - Math.floor(value);
    }

    /** 1 on parallel lines. */
    private static double line(double across, double gap, double share) {
        double away = Math.abs(fraction(across / gap) - 0.5) * 2;
        return Math.clamp((share - away) * 4 + 0.5, 0, 1);
    }

    private static double brick(double x, double y, double cell, int seed) {
        double high = cell / 2;
        int row = (int) Math.floor(y / high);
        double along = x / cell + (row % 2 == 0 ? 0 : 0.5);
        double mortar = 1.0;
        if (fraction(along) * cell < mortar || fraction(y / high) * high < mortar) {
            return 1;
        }
        return 0.45 * Noise.at((int) Math.floor(along), row, seed);
    }

    private static double stones(double x, double y, int seed) {
        Noise.Site site = Noise.site(x, y, seed);
        return site.margin() < 0.13 ? 1 : 0.45 * site.shade() + 0.25 * site.distance();
    }

    private static double dirt(double x, double y, double depth, double cell, int seed) {
        double speck = Noise.at((int) Math.floor(x), (int) Math.floor(y), seed) > 0.93 ? 0.5 : 0;
        return 0.55 * Noise.octaves(x / 4, y / 4, 2, seed) + 0.1 * depth / cell + speck;
    }

    private static double planks(double x, double y, double cell, int seed) {
        double high = cell / 2;
        int row = (int) Math.floor(y / high);
        if (fraction(y / high) * high < 0.9) {
            return 1;
        }
        double joint = fraction(x / (3 * cell) + 0.37 * row) * 3 * cell;
        return joint < 0.9 ? 0.9 : 0.5 * Noise.smooth(x / 5, y * 1.4, seed + row);
    }

    private static double bevel(double u, double v) {
        if (u < 0.14 || v < 0.14) {
            return 0;
        }
        return u > 0.86 || v > 0.86 ? 1 : 0.45;
    }

    private static double dots(double x, double y) {
        double u = fraction(x + 0.5 * Math.floor(y)) - 0.5;
        double v = fraction(y) - 0.5;
        return u * u + v * v < 0.07 ? 0.9 : 0.1;
    }

    private static double panel(double u, double v) {
        if (u < 0.06 || v < 0.1) {
            return 1;
        }
        double rivetX = Math.min(u, 1 - u) - 0.14;
        double rivetY = Math.min(v, 1 - v) - 0.25;
        return rivetX * rivetX + rivetY * rivetY < 0.004 ? 0.8 : 0.15 + 0.2 * v;
    }
}
