package dev.djinn.trainer.eval;

import java.util.List;

/** A family of figures: keeps a few numbers of each clip, and turns their means into figures at the end. */
interface Measure {
    /** What to keep of one clip, {@code [K]}; finite. */
    double[] keep(Sample sample);

    /** The figures of all clips, with what was kept of each. */
    List<Figure> figures(List<double[]> clips_NK, Bootstrap bootstrap);
}
