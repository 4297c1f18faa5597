package dev.djinn.app.easel;

import dev.djinn.app.words.Worded;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Shapes to stamp. Each fills the unit square, its foot on the lower edge. */
public enum Stamp implements Worded {
    /** Somebody to play with, for pictures that have nobody. */
    HERO {
        @Override
        Shape outline() {
            Area body = new Area(new Ellipse2D.Double(0.28, 0, 0.44, 0.4));
            body.add(new Area(new Rectangle2D.Double(0.34, 0.36, 0.32, 0.36)));
            body.add(new Area(polygon(0.3, 0.66, 0.7, 0.66, 0.78, 1, 0.56, 1, 0.5, 0.8, 0.44, 1, 0.22, 1)));
            body.add(new Area(polygon(0.34, 0.42, 0.34, 0.56, 0.1, 0.68, 0.06, 0.56)));
            body.add(new Area(polygon(0.66, 0.42, 0.66, 0.56, 0.9, 0.68, 0.94, 0.56)));
            return body;
        }
    },
    BLOCK {
        @Override
        Shape outline() {
            return new Rectangle2D.Double(0, 0, 1, 1);
        }
    },
    PLATFORM {
        @Override
        Shape outline() {
            return new Rectangle2D.Double(0, 0.7, 1, 0.3);
        }
    },
    BALL {
        @Override
        Shape outline() {
            return new Ellipse2D.Double(0, 0, 1, 1);
        }
    },
    HILL {
        @Override
        Shape outline() {
            return polygon(0, 1, 0.5, 0, 1, 1);
        }
    },
    TREE {
        @Override
        Shape outline() {
            Area tree = new Area(new Rectangle2D.Double(0.42, 0.5, 0.16, 0.5));
            tree.add(new Area(new Ellipse2D.Double(0.12, 0, 0.76, 0.66)));
            return tree;
        }
    },
    CLOUD {
        @Override
        Shape outline() {
            Area cloud = new Area(new Ellipse2D.Double(0, 0.4, 0.5, 0.4));
            cloud.add(new Area(new Ellipse2D.Double(0.25, 0.2, 0.5, 0.6)));
            cloud.add(new Area(new Ellipse2D.Double(0.5, 0.35, 0.5, 0.45)));
            return cloud;
        }
    };

    abstract Shape outline();

    /** The shape, {@code side} high and wide, its middle at (x, y). */
    public Shape at(double x, double y, double side) {
        AffineTransform place = AffineTransform.getTranslateInstance(x - side / 2, y - side / 2);
        place.scale(side, side);
        return place.createTransformedShape(outline());
    }

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
