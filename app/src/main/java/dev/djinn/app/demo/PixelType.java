package dev.djinn.app.demo;

import java.util.Locale;

/**
 * Capital letters and digits of 5 x 7 pixels, for pictures that are made where there are no fonts. Other characters are
 * blank.
 */
final class PixelType {
    static final int HEIGHT = 7;

    private static final int WIDTH = 5;
    private static final int ADVANCE = 6;
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    /** For each character five columns, from the left; in each the lowest bit is the top pixel. */
    private static final String COLUMNS =
            "3E5149453E00427F400042615149462141454B311814127F1027454545393C4A49493001710905033649494936"
                    + "064949291E7E1111117E7F494949363E414141227F4141413E7F494949417F090909013E414151737F0808087F"
                    + "00417F41002040413F017F081422417F404040407F021C027F7F0408107F3E4141413E7F090909063E4151215E"
                    + "7F09192946264949493201017F01013F4040403F1F2040201F3F4038403F631408146303047804036151494543";

    private PixelType() {}

    /** How wide a text is, at scale 1. */
    static int width(String text) {
        return Math.max(0, text.length() * ADVANCE - 1);
    }

    /** Whether the pixel of the text at {@code x}, {@code y} from its upper left corner is set. */
    static boolean isSet(String text, int x, int y) {
        int place = x / ADVANCE;
        int column = x % ADVANCE;
        if (x < 0 || y < 0 || y >= HEIGHT || place >= text.length() || column >= WIDTH) {
            return false;
        }
        int glyph = CHARACTERS.indexOf(text.toUpperCase(Locale.ROOT).charAt(place));
        if (glyph < 0) {
            return false;
        }
        int at = (glyph * WIDTH + column) * 2;
        return (Integer.parseInt(COLUMNS, at, at + 2, 16) >> y & 1) == 1;
    }
}
