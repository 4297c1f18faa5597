package dev.djinn.trainer.report;

import java.util.Base64;
import java.util.Locale;

/** Pieces of HTML that is XML too. */
final class Html {
    private Html() {}

    /** Words as text or as an attribute's value. */
    static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** At most four digits that matter; a dash for what was not measured. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 1000 ? "%.0f" : size >= 10 ? "%.2f" : "%.3f", value);
    }

    /** A PNG file as an image inside the page. */
    static String image(String what, byte[] png) {
        return "<img alt=\"" + text(what) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "\"/>\n";
    }
}
