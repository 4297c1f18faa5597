package dev.djinn.app.words;

import java.util.Locale;

/** An enum whose constants people read; their words are under {@code nameOfTheEnum.constant}. */
public interface Worded {
    /** The name of the constant. */
    String name();

    /** For a person. */
    default String title() {
        return Words.of(key());
    }

    /** Where the words are, as {@code keyMode.one-handed}. */
    default String key() {
        String kind = ((Enum<?>) this).getDeclaringClass().getSimpleName();
        String constant = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1) + "." + constant;
    }
}
