package dev.djinn.trainer.synth.art;

import java.util.Arrays;

/** Arithmetic over all pixels of a canvas. */
final class Pixels {
    private static final int[] BAYER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

    private Pixels() {}

    /** A new premultiplied pixel for an old one at a place in units. */
    @FunctionalInterface
    interface Change {
        int at(int argb, double x, double y);
    }

    static void each(Canvas canvas, Change change) {
        int[] pixels = canvas.pixels();
        int width = canvas.width();
        double unit = 1 / canvas.scale();
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = change.at(pixels[y * width + x], x * unit, y * unit);
            }
        }
    }

    /** Ordered dither of 4 x 4, 0..1. */
    static double bayer(int x, int y) {
        return BAYER[(y & 3) * 4 + (x & 3)] / 16.0;
    }

    /** Brighter or darker by a factor; alpha stays. */
    static int lit(int argb, double factor) {
        int alpha = argb >>> 24;
        int lit = alpha << 24;
        for (int shift = 0; shift <= 16; shift += 8) {
            lit |= Math.clamp((int) ((argb >> shift & 0xFF) * factor + 0.5), 0, alpha) << shift;
        }
        return lit;
    }

    /** Each channel rounded to one of so many levels. */
    static int levels(int argb, int levels, double offset) {
        int rounded = Colours.OPAQUE;
        for (int shift = 0; shift <= 16; shift += 8) {
            double share = (argb >> shift & 0xFF) / 255.0 + offset / levels;
            int level = Math.clamp((int) Math.rint(share * (levels - 1)), 0, levels - 1);
            rounded |= 255 * level / (levels - 1) << shift;
        }
        return rounded;
    }

    /** Averages over squares of 2 radius + 1 pixels. */
    static void blur(Canvas canvas, int radius) {
        int[] pixels = canvas.pixels();
        int[] turned = new int[pixels.length];
        averageRows(pixels, turned, canvas.width(), canvas.height(), radius);
        averageRows(turned, pixels, canvas.height(), canvas.width(), radius);
    }

    /** Averages along rows and writes the result with rows and columns exchanged. */
    private static void averageRows(int[] from, int[] to, int width, int height, int radius) {
        int span = 2 * radius + 1;
        int[] sums = new int[4];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int x = -radius; x <= radius; x++) {
                add(sums, from[y * width + Math.clamp(x, 0, width - 1)], 1);
            }
            for (int x = 0; x < width; x++) {
                to[x * height + y] = sums[0] / span << 24 | sums[1] / span << 16 | sums[2] / span << 8 | sums[3] / span;
                add(sums, from[y * width + Math.min(width - 1, x + radius + 1)], 1);
                add(sums, from[y * width + Math.max(0, x - radius)], -1);
            }
        }
    }

    private static void add(int[] sums, int argb, int sign) {
        sums[0] += sign * (argb >>> 24);
        sums[1] += sign * (argb >> 16 & 0xFF);
        sums[2] += sign * (argb >> 8 & 0xFF);
        sums[3] += sign * (argb & 0xFF);
    }

    static void relief(Canvas canvas, int radius, double strength) {
        Canvas soft = canvas.another();
        int[] height = soft.pixels();
        int[] pixels = canvas.pixels();
        System.arraycopy(pixels, 0, height, 0, pixels.length);
        blur(soft, radius);
        int width = canvas.width();
        for (int y = 1; y < canvas.height() - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                int alpha = pixels[at] >>> 24;
                if (alpha != 0) {
                    double slope = (height[at + 1] >>> 24)
                            - (height[at - 1] >>> 24)
                            + ((height[at + width] >>> 24) - (height[at - width] >>> 24)) * 1.5;
                    double rim = (height[at] >>> 24) / 255.0;
                    pixels[at] = lit(pixels[at], 0.72 + 0.36 * rim + strength * slope / 255);
                }
            }
        }
    }

    static void daub(Canvas canvas, double size, double stretch, boolean leaded, int seed) {
        int[] pixels = canvas.pixels();
        int[] before = pixels.clone();
        int width = canvas.width();
        double scale = canvas.scale();
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < width; x++) {
                double u = x / scale / (size * stretch);
                double v = y / scale / size;
                Noise.Site site = Noise.site(u, v, seed);
                int fromX = Math.clamp((int) (site.x() * size * stretch * scale), 0, width - 1);
                int fromY = Math.clamp((int) (site.y() * size * scale), 0, canvas.height() - 1);
                int argb = before[fromY * width + fromX];
                if (argb >>> 24 != 0) {
                    argb = lit(argb, 0.9 + 0.2 * site.shade());
                    if (leaded && site.margin() < 0.12) {
                        argb = lit(argb, 0.35);
                    }
                }
                pixels[y * width + x] = argb;
            }
        }
    }
}
