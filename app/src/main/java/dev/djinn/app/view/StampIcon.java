package dev.djinn.app.view;

import dev.djinn.app.easel.Stamp;
import java.awt.geom.PathIterator;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;

/** The outline of a stamp, as small as a letter. */
final class StampIcon {
    private static final double SIDE = 16;

    private StampIcon() {}

    static Path of(Stamp stamp) {
        Path path = Sides.keep(new Path());
        path.getStyleClass().add("stamp");
        double[] xy = new double[6];
        for (PathIterator steps = stamp.at(SIDE / 2, SIDE / 2, SIDE).getPathIterator(null);
                !steps.isDone();
                steps.next()) {
            path.getElements().add(element(steps.currentSegment(xy), xy));
        }
        return path;
    }

    private static PathElement element(int kind, double[] xy) {
        return switch (kind) {
            case PathIterator.SEG_MOVETO -> new MoveTo(xy[0], xy[1]);
            case PathIterator.SEG_LINETO -> new LineTo(xy[0], xy[1]);
            case PathIterator.SEG_QUADTO -> new QuadCurveTo(xy[0], xy[1], xy[2], xy[3]);
            case PathIterator.SEG_CUBICTO -> new CubicCurveTo(xy[0], xy[1], xy[2], xy[3], xy[4], xy[5]);
            default -> new ClosePath();
        };
    }
}
