package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.awt.Shape;

/**
 * Draws outlines by hand, and fills bodies in one of several ways.
 *
 * @param hand how unsteady, in units
 * @param width of a line in units
 * @param strokes how often each outline is drawn
 * @param fill how bodies are filled
 * @param cover how opaque the paper is that a body puts over what is behind it, 0..1
 * @param paper the paper's colour
 * @param ink the colour of all lines, or negative: each body's own, darker
 */
record SketchPen(double hand, double width, int strokes, Fill fill, double cover, int paper, int ink, Chance chance)
        implements Pen {
    /** Ways to fill a body. */
    enum Fill {
        NONE,
        COLOUR,
        /** Colour that misses the outline a little. */
        BESIDE,
        SCRIBBLE,
        HATCH,
        CROSS
    }

    private static final double WAVE = 4;
    private static final double DARK = 0.3;

    @Override
    public void body(Canvas canvas, Shape shape, int rgb) {
        draw(canvas, shape, rgb, fill);
    }

    @Override
    public void scenery(Canvas canvas, Shape shape, int rgb) {
        draw(canvas, shape, rgb, fill == Fill.HATCH || fill == Fill.CROSS ? Fill.NONE : fill);
    }

    private void draw(Canvas canvas, Shape shape, int rgb, Fill way) {
        Shape outline = Outlines.shaky(shape, hand, WAVE, chance);
        if (cover > 0) {
            canvas.fill(outline, paper, cover);
        }
        int colour = ink < 0 ? Colours.darker(rgb, DARK) : ink;
        double dense = 1 - Colours.luma(rgb);
        switch (way) {
            case NONE -> {}
            case COLOUR -> canvas.fill(outline, rgb, 1);
            case BESIDE -> canvas.fill(Outlines.shaky(shape, 2 * hand, 2 * WAVE, chance), rgb, 0.95);
            case SCRIBBLE -> hatch(canvas, outline, rgb, 1.1 * width, 1.25 * width, 0.9);
            case HATCH -> hatch(canvas, outline, colour, 0.6 * width, 1.1 + 2.2 * (1 - dense), 0.8);
            case CROSS -> {
                hatch(canvas, outline, colour, 0.5 * width, 1.3 + 2 * (1 - dense), 0.75);
                if (dense > 0.45) {
                    hatch(canvas, outline, colour, 0.5 * width, 1.6 + 2 * (1 - dense), 0.75);
                }
            }
        }
        for (int i = 0; i < strokes; i++) {
            canvas.stroke(Outlines.shaky(shape, hand, WAVE, chance), width, colour, strokes > 1 ? 0.75 : 1);
        }
    }

    private void hatch(Canvas canvas, Shape outline, int rgb, double thick, double gap, double alpha) {
        double sine = chance.of(0.6, 0.7071067811865476, 0.8);
        double cosine = Math.sqrt(1 - sine * sine) * chance.of(-1, 1);
        canvas.clip(outline);
        Shape lines = Outlines.hatching(outline.getBounds2D(), gap, sine, cosine);
        canvas.stroke(Outlines.shaky(lines, hand, 2 * WAVE, chance), thick, rgb, alpha);
        canvas.unclip();
    }

    @Override
    public void line(Canvas canvas, Shape path, double thick, int rgb) {
        int colour = ink < 0 ? rgb : ink;
        double drawn = Math.max(width, 0.7 * thick);
        for (int i = 0; i < strokes; i++) {
            canvas.stroke(Outlines.shaky(path, hand, WAVE, chance), drawn, colour, strokes > 1 ? 0.8 : 1);
        }
    }
}
