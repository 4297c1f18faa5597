package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;

/** Peak signal to noise ratio of red, green and blue together, in dB with a peak of 255. */
public final class Psnr {
    /** One frame counts at most this much, so that an unchanged frame does not drown the others. */
    public static final double FRAME_CAP = 50;
    /** What the PSNR of an error that is (nearly) nothing is said to be: finite, and plainly no measurement. */
    public static final double LIMIT = 100;

    private static final double PEAK = 255;
    private static final int BGRA = 4;

    private Psnr() {}

    /** The mean squared error over all pixels and three colours, 0..65025; both pictures have the same size. */
    public static double meanSquaredError(Picture a, Picture b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("cannot compare " + a + " with " + b);
        }
        byte[] left = a.bgra();
        byte[] right = b.bgra();
        long sum = 0;
        for (int i = 0; i < left.length; i++) {
            int difference = (left[i] & 255) - (right[i] & 255);
            sum += (long) difference * difference;
        }
        return sum / (left.length / (double) BGRA * (BGRA - 1));
    }

    /** The PSNR of a mean squared error, at most {@link #LIMIT}. */
    public static double ofMeanSquaredError(double error) {
        return Math.min(LIMIT, 10 * Math.log10(PEAK * PEAK / error));
    }

    /** The PSNR of one frame with this mean squared error, at most {@link #FRAME_CAP}. */
    public static double ofFrame(double error) {
        return Math.min(FRAME_CAP, ofMeanSquaredError(error));
    }
}
