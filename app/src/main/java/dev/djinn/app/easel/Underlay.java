package dev.djinn.app.easel;

import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;

/**
 * A picture under the paper, and how it is brought nearer to what a world knows.
 *
 * @param picture of any size
 * @param fit how it fills a frame of other proportions
 * @param flipped left to right
 * @param contrast 0..3, 1 leaves it
 * @param tones how many steps each colour has, {@value #FEWEST_TONES} or more; {@value #ALL_TONES} leaves it
 * @param edges 0..1, how dark the edges are drawn
 */
public record Underlay(Picture picture, Fit fit, boolean flipped, double contrast, int tones, double edges) {
    public static final int FEWEST_TONES = 2;
    public static final int ALL_TONES = 16;
    public static final double MOST_CONTRAST = 3;

    private static final int CHANNELS = 4;
    private static final int COLOURS = 3;
    private static final int MIDDLE = 128;
    private static final int PEAK = 255;
    private static final byte OPAQUE = (byte) PEAK;

    public Underlay {
        if (!(contrast >= 0 && contrast <= MOST_CONTRAST)) {
            throw new IllegalArgumentException("contrast is " + contrast + ", it must be 0.." + MOST_CONTRAST);
        }
        if (tones < FEWEST_TONES || tones > ALL_TONES) {
            throw new IllegalArgumentException("tones is " + tones + ", it must be " + FEWEST_TONES + ".." + ALL_TONES);
        }
        if (!(edges >= 0 && edges <= 1)) {
            throw new IllegalArgumentException("edges is " + edges + ", it must be 0..1");
        }
    }

    /** The picture as it is, its middle cut out. */
    public static Underlay of(Picture picture) {
        return new Underlay(picture, Fit.CROP, false, 1, ALL_TONES, 0);
    }

    public Underlay withPicture(Picture next) {
        return new Underlay(next, fit, flipped, contrast, tones, edges);
    }

    public Underlay withFit(Fit next) {
        return new Underlay(picture, next, flipped, contrast, tones, edges);
    }

    public Underlay withFlipped(boolean next) {
        return new Underlay(picture, fit, next, contrast, tones, edges);
    }

    public Underlay withContrast(double next) {
        return new Underlay(picture, fit, flipped, next, tones, edges);
    }

    public Underlay withTones(int next) {
        return new Underlay(picture, fit, flipped, contrast, next, edges);
    }

    public Underlay withEdges(double next) {
        return new Underlay(picture, fit, flipped, contrast, tones, next);
    }

    /** What lies under a paper of {@code width} x {@code height} pixels. */
    public Picture render(int width, int height) {
        Picture fitted = Pictures.fit(enlarged(width, height), width, height, fit);
        double[] slope = edges > 0 ? slope(fitted) : new double[width * height];
        byte[] bgra = new byte[fitted.bgra().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = y * width + (flipped ? width - 1 - x : x);
                int to = (y * width + x) * CHANNELS;
                double kept = 1 - edges * Math.min(1, slope[from]);
                for (int colour = 0; colour < COLOURS; colour++) {
                    bgra[to + colour] = (byte) Math.round(
                            posterised(contrasted(fitted.bgra()[from * CHANNELS + colour] & PEAK)) * kept);
                }
                bgra[to + COLOURS] = OPAQUE;
            }
        }
        return new Picture(width, height, bgra);
    }

    /** A picture of few pixels as squares, which stay sharp, and which a world averages back to what they were. */
    private Picture enlarged(int width, int height) {
        int factor = Math.min(width / picture.width(), height / picture.height());
        if (factor < 2) {
            return picture;
        }
        int wide = picture.width() * factor;
        int high = picture.height() * factor;
        byte[] bgra = new byte[wide * high * CHANNELS];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int from = (y / factor * picture.width() + x / factor) * CHANNELS;
                System.arraycopy(picture.bgra(), from, bgra, (y * wide + x) * CHANNELS, CHANNELS);
            }
        }
        return new Picture(wide, high, bgra);
    }

    private double contrasted(int value) {
        return Math.clamp((value - MIDDLE) * contrast + MIDDLE, 0, PEAK);
    }

    private double posterised(double value) {
        if (tones == ALL_TONES) {
            return value;
        }
        return Math.round(value / PEAK * (tones - 1)) * (double) PEAK / (tones - 1);
    }

    /** How steep brightness is at each pixel (Sobel), about 1 at a clear edge. */
    private static double[] slope(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        double[] slope = new double[width * height];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                double across = 0;
                double down = 0;
                for (int k = -1; k <= 1; k++) {
                    int weight = 2 - Math.abs(k);
                    across += weight * (brightness(picture, x + 1, y + k) - brightness(picture, x - 1, y + k));
                    down += weight * (brightness(picture, x + k, y + 1) - brightness(picture, x + k, y - 1));
                }
                slope[y * width + x] = Math.hypot(across, down) / PEAK;
            }
        }
        return slope;
    }

    private static double brightness(Picture picture, int x, int y) {
        int argb = picture.argb(x, y);
        return ((argb >> 16 & PEAK) + (argb >> 8 & PEAK) + (argb & PEAK)) / (double) COLOURS;
    }
}
