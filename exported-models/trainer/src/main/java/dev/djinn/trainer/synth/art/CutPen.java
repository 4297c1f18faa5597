package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/**
 * Pieces of paper with a shadow, cut out with scissors, some of them printed.
 *
 * @param edge width of the white edge that was left, in units
 */
record CutPen(double edge, Chance chance) implements Pen {
    @Override
    public void body(Canvas canvas, Shape shape, int rgb) {
        Shape cut = Outlines.shaky(shape, 0.35, 3, chance);
        canvas.fill(AffineTransform.getTranslateInstance(0.7, 0.8).createTransformedShape(cut), 0, 0.3);
        canvas.fill(cut, rgb, 1);
        print(canvas, cut, rgb);
        if (edge > 0) {
            canvas.stroke(cut, edge, 0xFBFAF5, 1);
        }
    }

    private void print(Canvas canvas, Shape cut, int rgb) {
        int kind = chance.whole(0, 4);
        if (kind > 2) {
            return;
        }
        int other = kind == 0 ? Colours.lighter(rgb, 0.35) : Colours.darker(rgb, 0.25);
        double sine = kind == 1 ? 0 : 0.7071067811865476;
        canvas.clip(cut);
        canvas.stroke(
                Outlines.hatching(cut.getBounds2D(), kind == 1 ? 1.8 : 2.6, sine, Math.sqrt(1 - sine * sine)),
                kind == 1 ? 0.5 : 0.9,
                other,
                1);
        canvas.unclip();
    }

    @Override
    public void line(Canvas canvas, Shape path, double thick, int rgb) {
        canvas.stroke(AffineTransform.getTranslateInstance(0.5, 0.6).createTransformedShape(path), thick, 0, 0.3);
        canvas.stroke(path, thick, rgb, 1);
    }
}
