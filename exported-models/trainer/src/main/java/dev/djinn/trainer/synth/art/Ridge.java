package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Outlines of what is far away. */
enum Ridge {
    NOTHING,
    MOUNTAINS,
    HILLS,
    DUNES,
    SKYLINE,
    SPRUCES,
    CLOUDS,
    CAVERN,
    COLUMNS;

    /** Paints one row of it, its feet at {@code base} units from above. */
    void paint(Canvas canvas, Pen pen, int rgb, double base, double high, Chance chance) {
        switch (this) {
            case NOTHING -> {}
            case CLOUDS -> clouds(canvas, pen, rgb, chance);
            case COLUMNS -> columns(canvas, pen, rgb, chance);
            case MOUNTAINS, HILLS, DUNES, SKYLINE, SPRUCES, CAVERN -> {
                pen.scenery(canvas, range(canvas, base, high, chance), rgb);
                if (this == CAVERN) {
                    pen.scenery(canvas, hanging(canvas, high, chance), rgb);
                }
            }
        }
    }

    private static void clouds(Canvas canvas, Pen pen, int rgb, Chance chance) {
        for (double x = chance.between(0, 20); x < canvas.unitsX(); x += chance.between(22, 48)) {
            double y = chance.between(0.08, 0.4) * canvas.unitsY();
            double s = chance.between(5, 10);
            Path2D cloud = new Path2D.Double();
            cloud.moveTo(x - s, y);
            cloud.curveTo(x - 1.3 * s, y - 0.6 * s, x - 0.5 * s, y - 0.8 * s, x - 0.4 * s, y - 0.5 * s);
            cloud.curveTo(x - 0.3 * s, y - 1.1 * s, x + 0.5 * s, y - s, x + 0.45 * s, y - 0.5 * s);
            cloud.curveTo(x + 0.9 * s, y - 0.9 * s, x + 1.3 * s, y - 0.2 * s, x + s, y);
            cloud.closePath();
            pen.body(canvas, cloud, rgb);
        }
    }

    private static void columns(Canvas canvas, Pen pen, int rgb, Chance chance) {
        double wide = chance.between(4, 8);
        double gap = chance.between(14, 26);
        for (double x = chance.between(0, 12); x < canvas.unitsX(); x += gap) {
            pen.scenery(canvas, new Rectangle2D.Double(x, -2, wide, canvas.unitsY() + 4), rgb);
            if (chance.in(0.4)) {
                pen.scenery(
                        canvas, new Ellipse2D.Double(x + wide + 2, 14, gap - wide - 4, 16), Colours.lighter(rgb, 0.15));
            }
        }
    }

    private Shape range(Canvas canvas, double base, double high, Chance chance) {
        int seed = (int) chance.bits();
        double long1 = chance.between(14, 30);
        Path2D path = new Path2D.Double();
        path.moveTo(-4, canvas.unitsY() + 4);
        double step = this == SKYLINE ? chance.between(5, 9) : this == SPRUCES ? 3 : this == MOUNTAINS ? 5 : 1.5;
        boolean up = false;
        for (double x = -4; x <= canvas.unitsX() + 4; x += step) {
            double tall = switch (this) {
                case MOUNTAINS -> Noise.octaves(x / long1, 0, 3, seed);
                case DUNES -> Noise.ridges(x / (1.5 * long1), 0, 1, seed);
                case SKYLINE -> 0.25 + 0.75 * Noise.at((int) Math.floor(x), 0, seed);
                case SPRUCES -> (up ? 0.55 : 0.15) + 0.45 * Noise.smooth(x / 9, 0, seed);
                default -> Noise.octaves(x / long1, 0, 2, seed);
            };
            up = !up;
            double y = base - high * tall;
            path.lineTo(x, y);
            if (this == SKYLINE) {
                path.lineTo(x + step, y);
            }
        }
        path.lineTo(canvas.unitsX() + 4, canvas.unitsY() + 4);
        path.closePath();
        return path;
    }

    private static Shape hanging(Canvas canvas, double high, Chance chance) {
        int seed = (int) chance.bits();
        Path2D path = new Path2D.Double();
        path.moveTo(-4, -4);
        for (double x = -4; x <= canvas.unitsX() + 4; x += 2.5) {
            path.lineTo(x, high * Noise.ridges(x / 15, 0, 2, seed));
        }
        path.lineTo(canvas.unitsX() + 4, -4);
        path.closePath();
        return path;
    }
}
