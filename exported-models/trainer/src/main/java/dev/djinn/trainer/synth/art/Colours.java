package dev.djinn.trainer.synth.art;

/** Arithmetic with colours {@code 0xRRGGBB}; shares are clamped to [0, 1]. */
final class Colours {
    static final int OPAQUE = 0xFF000000;

    private Colours() {}

    /** From hue (turns, any), saturation and value. */
    static int hsv(double hue, double saturation, double value) {
        double s = Math.clamp(saturation, 0, 1);
        double v = Math.clamp(value, 0, 1);
        double h = 6 * (hue - Math.floor(hue));
        return rgb(v * (1 - s * (1 - arm(h, 0))), v * (1 - s * (1 - arm(h, 2))), v * (1 - s * (1 - arm(h, 4))));
    }

    private static double arm(double hue, double peak) {
        double away = Math.abs(hue - peak);
        return Math.clamp(2 - Math.min(away, 6 - away), 0, 1);
    }

    /** From shares of red, green and blue. */
    static int rgb(double red, double green, double blue) {
        return byteOf(red) << 16 | byteOf(green) << 8 | byteOf(blue);
    }

    private static int byteOf(double share) {
        return (int) Math.rint(255 * Math.clamp(share, 0, 1));
    }

    /** The first at 0, the second at 1. */
    static int mix(int first, int second, double share) {
        double t = Math.clamp(share, 0, 1);
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = first >> shift & 0xFF;
            int b = second >> shift & 0xFF;
            mixed |= (int) Math.rint(a + (b - a) * t) << shift;
        }
        return mixed;
    }

    /** Brightness in [0, 1]. */
    static double luma(int rgb) {
        return (0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF)) / 255;
    }

    static int grey(double share) {
        return rgb(share, share, share);
    }

    static int darker(int rgb, double share) {
        return mix(rgb, 0, share);
    }

    static int lighter(int rgb, double share) {
        return mix(rgb, 0xFFFFFF, share);
    }

    /** How different two colours look, 0..about 1. */
    static double distance(int first, int second) {
        double red = ((first >> 16 & 0xFF) - (second >> 16 & 0xFF)) / 255.0;
        double green = ((first >> 8 & 0xFF) - (second >> 8 & 0xFF)) / 255.0;
        double blue = ((first & 0xFF) - (second & 0xFF)) / 255.0;
        return Math.sqrt(0.35 * red * red + 0.5 * green * green + 0.15 * blue * blue);
    }

    /** Premultiplied ARGB of a colour with a coverage. */
    static int covering(int rgb, double alpha) {
        double a = Math.clamp(alpha, 0, 1);
        return scaled(rgb | OPAQUE, a);
    }

    /** A premultiplied pixel made thinner: all four channels times a share. */
    static int scaled(int argb, double share) {
        int f = (int) Math.rint(256 * Math.clamp(share, 0, 1));
        int even = ((argb >>> 8 & 0xFF00FF) * f) & 0xFF00FF00;
        int odd = ((argb & 0xFF00FF) * f >>> 8) & 0xFF00FF;
        return even | odd;
    }
}
