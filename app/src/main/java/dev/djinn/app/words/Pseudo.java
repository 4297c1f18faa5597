package dev.djinn.app.words;

import java.util.Locale;

/**
 * A language that nobody speaks but everybody can read: English with accents, two fifths longer, in brackets. In a window
 * that speaks it, words without brackets were forgotten, and what does not fit will not fit in other languages.
 */
final class Pseudo {
    static final Locale LOCALE = Locale.of("en", "XA");

    private static final String PLAIN = "aceiosuyACEIOSUY";
    private static final String ACCENTED = "åçéîöšüýÅÇÉÎÖŠÜÝ";
    private static final int PERCENT_LONGER = 40;

    private Pseudo() {}

    /** @param pattern as {@link java.text.MessageFormat} takes it; what it fills in stays as it is */
    static String of(String pattern) {
        StringBuilder words = new StringBuilder("[");
        int depth = 0;
        int letters = 0;
        for (char letter : pattern.toCharArray()) {
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            int place = depth == 0 ? PLAIN.indexOf(letter) : -1;
            words.append(place < 0 ? letter : ACCENTED.charAt(place));
            letters += depth == 0 ? 1 : 0;
        }
        return words.append("~".repeat(Math.ceilDiv(letters * PERCENT_LONGER, 100)))
                .append("]")
                .toString();
    }
}
