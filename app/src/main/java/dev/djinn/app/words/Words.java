package dev.djinn.app.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Bidi;
import java.text.DecimalFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The words of the window in the language that it speaks: {@code words.properties} beside this class, see {@code
 * app/docs/settings.md}. One for the whole program, as there is one player; English until a window speaks another, so the
 * command line is always English. Any thread may ask; the window's thread switches.
 */
public final class Words {
    private static final ReadOnlyObjectWrapper<Locale> SPOKEN = new ReadOnlyObjectWrapper<>(Locale.ENGLISH);
    private static final String LEFT_TO_RIGHT_MARK = "\u200E";
    private static volatile Voice voice = Voice.of(Locale.ENGLISH);

    private record Voice(Locale locale, ResourceBundle patterns) {
        static Voice of(Locale locale) {
            return new Voice(
                    locale,
                    ResourceBundle.getBundle(
                            "dev.djinn.app.words.words",
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }

        String say(String key, Object... values) {
            String pattern = patterns.getString(key);
            MessageFormat form = new MessageFormat(locale.equals(Pseudo.LOCALE) ? Pseudo.of(pattern) : pattern, locale);
            for (Format part : form.getFormats()) {
                if (part instanceof DecimalFormat figure) {
                    figure.setRoundingMode(RoundingMode.HALF_UP);
                }
            }
            return form.format(Arrays.stream(values).map(this::fitting).toArray());
        }

        /** Figures as they are printed, so that 0.15 is rounded as people do. */
        private Object fitting(Object value) {
            if (value instanceof Double figure && Double.isFinite(figure)) {
                return BigDecimal.valueOf(figure);
            }
            return value instanceof Number || !Language.isRightToLeft(locale) ? value : marked(value.toString());
        }
    }

    /** Paths and names in Latin letters keep their signs on their own side among words from right to left. */
    private static String marked(String text) {
        boolean isLatin = !text.isEmpty() && !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        return isLatin ? LEFT_TO_RIGHT_MARK + text + LEFT_TO_RIGHT_MARK : text;
    }

    private Words() {}

    /** Speaks another language from now on; one without words is spoken in English. */
    public static void speak(Locale locale) {
        voice = Voice.of(locale);
        SPOKEN.set(locale);
    }

    /** What is spoken, for figures and dates too. */
    public static ReadOnlyObjectProperty<Locale> spoken() {
        return SPOKEN.getReadOnlyProperty();
    }

    /**
     * Words with values filled in, as they are now.
     *
     * @throws java.util.MissingResourceException if there are no such words
     */
    public static String of(String key, Object... values) {
        return voice.say(key, values);
    }

    /** The same words in whatever language is spoken. */
    public static StringBinding live(String key, Object... values) {
        return live(SPOKEN, spoken -> of(key, values));
    }

    /** What {@code words} says of a value, in whatever language is spoken. */
    public static <T> StringBinding live(ObservableValue<T> value, Function<? super T, String> words) {
        return Bindings.createStringBinding(
                () -> {
                    SPOKEN.get(); // or its next change would not be heard
                    return words.apply(value.getValue());
                },
                value,
                SPOKEN);
    }
}
