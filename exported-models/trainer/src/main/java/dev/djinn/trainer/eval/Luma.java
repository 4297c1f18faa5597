package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;

/** How bright each pixel is, 0..255 (ITU-R BT.601). */
final class Luma {
    private static final int CHANNELS = 4;

    private Luma() {}

    /** Row by row. */
    static int[] of(Picture picture) {
        byte[] bgra = picture.bgra();
        int[] luma = new int[bgra.length / CHANNELS];
        for (int i = 0; i < luma.length; i++) {
            int blue = bgra[CHANNELS * i] & 255;
            int green = bgra[CHANNELS * i + 1] & 255;
            int red = bgra[CHANNELS * i + 2] & 255;
            luma[i] = (77 * red + 150 * green + 29 * blue + 128) >> 8;
        }
        return luma;
    }
}
