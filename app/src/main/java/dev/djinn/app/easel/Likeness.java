package dev.djinn.app.easel;

import dev.djinn.app.words.Worded;
import dev.djinn.app.words.Words;
import dev.djinn.engine.session.Reconstruction;

/** How near what the world sees is to what was drawn, in words and in dB. */
public enum Likeness implements Worded {
    GOOD,
    FAIR,
    POOR;

    private static final double GOOD_PSNR = 25;
    private static final double FAIR_PSNR = 19;

    public static Likeness of(Reconstruction seen) {
        double psnr = seen.psnr();
        if (psnr >= GOOD_PSNR) {
            return GOOD;
        }
        return psnr >= FAIR_PSNR ? FAIR : POOR;
    }

    /** For a person, with the figure. */
    public static String words(Reconstruction seen) {
        return Words.of("easel.seen", of(seen).title(), seen.psnr());
    }
}
