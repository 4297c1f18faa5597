package dev.djinn.trainer.synth.art;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A thing made of coloured parts, drawn back to front. Its own measure: it stands on (0, 0), its height is about 1, y
 * grows downwards, so that all of it has y below 0.
 */
final class Figure {
    private final List<Part> parts = new ArrayList<>();

    /** A body, or a line where the width is positive. */
    private record Part(Role role, Shape shape, double width) {}

    Figure body(Role role, Shape shape) {
        parts.add(new Part(role, shape, 0));
        return this;
    }

    Figure line(Role role, double width, Shape path) {
        parts.add(new Part(role, path, width));
        return this;
    }

    Figure oval(Role role, double x, double y, double across, double down) {
        return body(role, new Ellipse2D.Double(x - across / 2, y - down / 2, across, down));
    }

    Figure box(Role role, double left, double top, double width, double height) {
        return body(role, new Rectangle2D.Double(left, top, width, height));
    }

    Figure rounded(Role role, double left, double top, double width, double height, double round) {
        return body(role, new RoundRectangle2D.Double(left, top, width, height, round, round));
    }

    Figure polygon(Role role, double... xy) {
        return body(role, corners(xy));
    }

    /** A thick limb with round ends. */
    Figure limb(Role role, double thick, double... xy) {
        BasicStroke stroke = new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        return body(role, stroke.createStrokedShape(way(xy)));
    }

    Figure stroke(Role role, double width, double... xy) {
        return line(role, width, way(xy));
    }

    static Path2D way(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        return path;
    }

    private static Path2D corners(double... xy) {
        Path2D path = way(xy);
        path.closePath();
        return path;
    }

    static Shape segment(double x0, double y0, double x1, double y1) {
        return new Line2D.Double(x0, y0, x1, y1);
    }

    /** Draws it standing on (x, y), so many units high and wide as 1 of its own measure. */
    void draw(Canvas canvas, Pen pen, Palette palette, double x, double y, double wide, double high) {
        AffineTransform place = new AffineTransform(wide, 0, 0, high, x, y);
        for (Part part : parts) {
            Shape shape = place.createTransformedShape(part.shape());
            int rgb = palette.at(part.role());
            if (part.width() > 0) {
                pen.line(canvas, shape, part.width() * high, rgb);
            } else {
                pen.body(canvas, shape, rgb);
            }
        }
    }
}
