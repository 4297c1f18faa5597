package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;

/**
 * A picture and what a world sees in it: the same picture, encoded into tokens and decoded again.
 *
 * @param picture fitted to the world's frame
 * @param seen of the same size
 */
public record Reconstruction(Picture picture, Picture seen) {
    private static final double PEAK = 255;
    private static final double BEST = 99;

    public Reconstruction {
        if (picture.width() != seen.width() || picture.height() != seen.height()) {
            throw new IllegalArgumentException(picture + " and " + seen + " differ in size");
        }
    }

    /** How near they are: peak signal-to-noise ratio over red, green and blue, dB; {@value #BEST} if they are equal. */
    public double psnr() {
        double squares = 0;
        byte[] bgra = picture.bgra();
        for (int i = 0; i < bgra.length; i++) { // alpha is the same everywhere
            int difference = (bgra[i] & 255) - (seen.bgra()[i] & 255);
            squares += difference * difference;
        }
        double mse = squares / (3L * picture.width() * picture.height());
        return Math.min(BEST, 10 * Math.log10(PEAK * PEAK / mse));
    }
}
