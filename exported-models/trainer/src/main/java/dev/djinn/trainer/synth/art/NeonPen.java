package dev.djinn.trainer.synth.art;

import java.awt.Shape;

/**
 * Glowing tubes along the outlines of dark bodies.
 *
 * @param dark the colour inside
 * @param width of a tube in units
 */
record NeonPen(int dark, double width) implements Pen {
    @Override
    public void body(Canvas canvas, Shape shape, int rgb) {
        canvas.fill(shape, Colours.mix(dark, rgb, 0.15), 1);
        line(canvas, shape, width, rgb);
    }

    @Override
    public void scenery(Canvas canvas, Shape shape, int rgb) {
        canvas.fill(shape, dark, 1);
        canvas.stroke(shape, 3 * width, rgb, 0.12);
        canvas.stroke(shape, 0.8 * width, rgb, 0.7);
    }

    @Override
    public void line(Canvas canvas, Shape path, double thick, int rgb) {
        canvas.stroke(path, 4.5 * width, rgb, 0.12);
        canvas.stroke(path, 2.5 * width, rgb, 0.25);
        canvas.stroke(path, width, Colours.lighter(rgb, 0.35), 1);
    }
}
