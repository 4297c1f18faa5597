package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/** Makes outlines that no ruler drew. */
final class Outlines {
    private static final double FLATNESS = 0.15;

    private Outlines() {}

    /**
     * The shape as an unsteady hand draws it.
     *
     * @param amount how far points stray, in units
     * @param wave length of a stray in units
     */
    static Shape shaky(Shape shape, double amount, double wave, Chance chance) {
        if (amount <= 0) {
            return shape;
        }
        int seed = (int) chance.bits();
        Path2D path = new Path2D.Double();
        PathIterator points = new FlatteningPathIterator(shape.getPathIterator(new AffineTransform()), FLATNESS);
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        double firstX = 0;
        double firstY = 0;
        double run = 0;
        for (; !points.isDone(); points.next()) {
            int type = points.currentSegment(at);
            if (type == PathIterator.SEG_MOVETO) {
                firstX = at[0];
                firstY = at[1];
                run += 31;
                path.moveTo(at[0] + stray(run, wave, amount, seed), at[1] + stray(run, wave, amount, seed + 1));
            } else {
                double toX = type == PathIterator.SEG_CLOSE ? firstX : at[0];
                double toY = type == PathIterator.SEG_CLOSE ? firstY : at[1];
                double length = Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y));
                int steps = Math.max(1, (int) Math.ceil(length / (wave / 2)));
                for (int i = 1; i <= steps; i++) {
                    double s = run + length * i / steps;
                    path.lineTo(
                            x + (toX - x) * i / steps + stray(s, wave, amount, seed),
                            y + (toY - y) * i / steps + stray(s, wave, amount, seed + 1));
                }
                run += length;
                at[0] = toX;
                at[1] = toY;
            }
            x = at[0];
            y = at[1];
        }
        return path;
    }

    private static double stray(double run, double wave, double amount, int seed) {
        return 2 * amount * (Noise.smooth(run / wave, 0.5, seed) - 0.5);
    }

    /** Parallel lines over a place, at an angle given by its sine and cosine. */
    static Path2D hatching(Rectangle2D place, double gap, double sine, double cosine) {
        Path2D lines = new Path2D.Double();
        double middleX = place.getCenterX();
        double middleY = place.getCenterY();
        double reach = (place.getWidth() + place.getHeight()) / 2;
        for (double away = -reach; away <= reach; away += gap) {
            double x = middleX - sine * away;
            double y = middleY + cosine * away;
            lines.moveTo(x - cosine * reach, y - sine * reach);
            lines.lineTo(x + cosine * reach, y + sine * reach);
        }
        return lines;
    }
}
