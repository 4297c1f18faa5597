package dev.djinn.trainer.synth.art;

import java.awt.Shape;

/** A way to draw bodies and lines; everything in units. */
interface Pen {
    /** A closed shape of this colour. */
    void body(Canvas canvas, Shape shape, int rgb);

    /** An open line of this colour. */
    void line(Canvas canvas, Shape path, double width, int rgb);

    /** A body large and far, such as a hill: by default one as any other. */
    default void scenery(Canvas canvas, Shape shape, int rgb) {
        body(canvas, shape, rgb);
    }
}
