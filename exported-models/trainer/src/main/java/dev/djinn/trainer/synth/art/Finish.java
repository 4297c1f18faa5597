package dev.djinn.trainer.synth.art;

/** Something done to all pixels of a layer after it was drawn. */
@FunctionalInterface
interface Finish {
    /** Leaves everything as it is. */
    Finish NONE = canvas -> {};

    void apply(Canvas canvas);

    default Finish then(Finish next) {
        return canvas -> {
            apply(canvas);
            next.apply(canvas);
        };
    }

    /** The tooth of paper: strokes are missing where it is deep. */
    static Finish tooth(double depth, double grain, int seed) {
        return canvas -> Pixels.each(canvas, (argb, x, y) -> {
            if (argb >>> 24 == 0) {
                return argb;
            }
            double noise = 0.6 * Noise.smooth(x / grain, y / grain, seed)
                    + 0.4 * Noise.smooth(x / (0.5 * grain), y / (0.5 * grain), seed + 1);
            return Colours.scaled(argb, 1 - Math.clamp((depth - noise) * 5, 0, 0.85));
        });
    }

    /** Light and dark in patches. */
    static Finish mottled(double amount, double grain, int octaves, int seed) {
        return canvas -> Pixels.each(
                canvas,
                (argb, x, y) -> argb >>> 24 == 0
                        ? argb
                        : Pixels.lit(argb, 1 + amount * (2 * Noise.octaves(x / grain, y / grain, octaves, seed) - 1)));
    }

    /** A relief lit from the upper left, as of clay. */
    static Finish relief(int radius, double strength) {
        return canvas -> Pixels.relief(canvas, radius, strength);
    }

    static Finish blurred(int radius) {
        return canvas -> Pixels.blur(canvas, radius);
    }

    /** Daubs of one colour each, every so many units; with a line between them if wanted. */
    static Finish daubed(double size, double stretch, boolean leaded, int seed) {
        return canvas -> Pixels.daub(canvas, size, stretch, leaded, seed);
    }

    /** Few tones from dark to light, mixed by a pattern of dots where dithered. */
    static Finish tones(int[] darkToLight, double dither) {
        return canvas -> Pixels.each(canvas, (argb, x, y) -> {
            if (argb >>> 24 < 128) {
                return 0;
            }
            double luma = Colours.luma(argb) + dither * (Pixels.bayer((int) x, (int) y) - 0.5);
            int tone = Math.clamp((int) (luma * darkToLight.length), 0, darkToLight.length - 1);
            return Colours.OPAQUE | darkToLight[tone];
        });
    }

    /** Fewer levels of each channel, as on old machines. */
    static Finish fewer(int levels, double dither) {
        return canvas -> Pixels.each(
                canvas,
                (argb, x, y) -> argb >>> 24 < 128
                        ? 0
                        : Pixels.levels(argb, levels, dither * (Pixels.bayer((int) x, (int) y) - 0.5)));
    }

    /** All colours toward one. */
    static Finish toward(int rgb, double share) {
        return canvas -> Pixels.each(canvas, (argb, x, y) -> {
            int alpha = argb >>> 24;
            return alpha == 0
                    ? argb
                    : alpha << 24 | Colours.mix(argb & 0xFFFFFF, Colours.scaled(rgb, alpha / 255.0), share);
        });
    }
}
