package dev.djinn.app.words;

import java.util.Arrays;
import java.util.Locale;

/** What the window speaks. */
public enum Language implements Worded {
    /** As the computer, if it is one of these; else English. */
    SYSTEM(""),
    ENGLISH("en"),
    GERMAN("de"),
    CHINESE("zh");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** Words and figures of this language; figures as in the computer's country where that speaks it. */
    public Locale locale(Locale computers) {
        boolean isSpoken = this == SYSTEM
                ? Arrays.stream(values()).anyMatch(one -> one.code.equals(computers.getLanguage()))
                : code.equals(computers.getLanguage());
        if (isSpoken) {
            return computers;
        }
        return this == SYSTEM ? Locale.ENGLISH : Locale.of(code);
    }
}
