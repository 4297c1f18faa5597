package dev.djinn.trainer.synth.art;

import java.awt.Shape;

/**
 * Fills bodies, with an outline if wanted.
 *
 * @param outline width of the outline in units, 0 for none
 * @param dark how much darker the outline is than the body, 1 for black
 * @param shade how much the colour changes from a light upper side to a dark lower one, 0 for not at all
 */
record PaintPen(double outline, double dark, double shade) implements Pen {
    @Override
    public void body(Canvas canvas, Shape shape, int rgb) {
        scenery(canvas, shape, rgb);
        if (outline > 0) {
            canvas.stroke(shape, outline, Colours.darker(rgb, dark), 1);
        }
    }

    @Override
    public void scenery(Canvas canvas, Shape shape, int rgb) {
        if (shade > 0) {
            canvas.shade(shape, Colours.lighter(rgb, shade), Colours.darker(rgb, shade));
        } else {
            canvas.fill(shape, rgb, 1);
        }
    }

    @Override
    public void line(Canvas canvas, Shape path, double width, int rgb) {
        canvas.stroke(path, canvas.pixelArt() ? Math.max(1, width) : width, rgb, 1);
    }
}
