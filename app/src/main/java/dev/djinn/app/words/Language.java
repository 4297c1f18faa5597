package dev.djinn.app.words;

import java.util.Arrays;
import java.util.Locale;

/** What the window speaks. */
public enum Language implements Worded {
    /** As the computer, if it is one of these; else English. */
    SYSTEM(""),
    ENGLISH("en"),
    GERMAN("de"),
    CHINESE("zh"),
    ARABIC("ar");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /**
     * Words and figures of this language; figures as in the computer's country where that speaks it, but with the digits of
     * the keys, files and reasons that stand beside them.
     */
    public Locale locale(Locale computers) {
        Locale spoken = spoken(computers);
        return isRightToLeft(spoken) ? withLatinDigits(spoken) : spoken;
    }

    /** Whether what is spoken is written from right to left, so that the window is turned round. */
    public static boolean isRightToLeft(Locale spoken) {
        return ARABIC.code.equals(spoken.getLanguage());
    }

    private Locale spoken(Locale computers) {
        boolean isSpoken = this == SYSTEM
                ? Arrays.stream(values()).anyMatch(one -> one.code.equals(computers.getLanguage()))
                : code.equals(computers.getLanguage());
        if (isSpoken) {
            return computers;
        }
        return this == SYSTEM ? Locale.ENGLISH : Locale.of(code);
    }

    private static Locale withLatinDigits(Locale spoken) {
        return new Locale.Builder()
                .setLanguageTag(spoken.toLanguageTag())
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
    }
}
