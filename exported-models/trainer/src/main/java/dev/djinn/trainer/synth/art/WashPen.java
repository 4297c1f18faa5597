package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.awt.Shape;

/**
 * Watercolour: thin layers of paint with a darker rim, one over the other, and a faint pencil line if wanted.
 *
 * @param pencil alpha of the line, 0 for none
 * @param paper the paper's colour
 */
record WashPen(double pencil, int paper, Chance chance) implements Pen {
    @Override
    public void body(Canvas canvas, Shape shape, int rgb) {
        paint(canvas, shape, rgb, 0.8);
        if (pencil > 0) {
            canvas.stroke(Outlines.shaky(shape, 0.3, 4, chance), 0.6, 0x303038, pencil);
        }
    }

    @Override
    public void scenery(Canvas canvas, Shape shape, int rgb) {
        paint(canvas, shape, Colours.mix(rgb, paper, 0.25), 0.55);
    }

    private void paint(Canvas canvas, Shape shape, int rgb, double cover) {
        canvas.fill(shape, paper, cover);
        for (int i = 0; i < 3; i++) {
            canvas.fill(Outlines.shaky(shape, 0.7, 5, chance), rgb, 0.42);
        }
        canvas.stroke(Outlines.shaky(shape, 0.4, 5, chance), 0.7, Colours.darker(rgb, 0.25), 0.45);
    }

    @Override
    public void line(Canvas canvas, Shape path, double thick, int rgb) {
        canvas.stroke(Outlines.shaky(path, 0.3, 4, chance), thick, rgb, 0.85);
    }
}
