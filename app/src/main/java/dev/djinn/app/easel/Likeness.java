package dev.djinn.app.easel;

import dev.djinn.engine.session.Reconstruction;
import java.util.Locale;

/** How near what the world sees is to what was drawn, in words and in dB. */
public enum Likeness {
    GOOD("The world sees it well"),
    FAIR("The world sees it roughly"),
    POOR("The world sees something else; fewer and larger shapes help");

    private static final double GOOD_PSNR = 25;
    private static final double FAIR_PSNR = 19;

    private final String words;

    Likeness(String words) {
        this.words = words;
    }

    public static Likeness of(Reconstruction seen) {
        double psnr = seen.psnr();
        if (psnr >= GOOD_PSNR) {
            return GOOD;
        }
        return psnr >= FAIR_PSNR ? FAIR : POOR;
    }

    /** For a person, with the figure. */
    public static String words(Reconstruction seen) {
        return String.format(Locale.ROOT, "%s (%.0f dB)", of(seen).words, seen.psnr());
    }
}
