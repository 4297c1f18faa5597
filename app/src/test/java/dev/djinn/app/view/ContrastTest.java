package dev.djinn.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The named colours of both themes: text stands out from what it is on as WCAG 2.1 level AA wants it. */
class ContrastTest {
    private static final double AA = 4.5;
    private static final Map<String, String> TEXT_ON = Map.ofEntries(
            Map.entry("-djinn-ink", "-djinn-chip"),
            Map.entry("-djinn-ink-soft", "-djinn-tile"),
            Map.entry("-djinn-ink-quiet", "-djinn-chip"),
            Map.entry("-djinn-mark", "-djinn-panel"),
            Map.entry("-djinn-live", "-djinn-chip"),
            Map.entry("-djinn-record", "-djinn-record-ground"),
            Map.entry("-color-accent-fg", "-djinn-panel"));

    @ParameterizedTest
    @CsvSource({
        "dark, ''",
        "dark, blue-",
        "dark, green-",
        "dark, rose-",
        "light, ''",
        "light, blue-",
        "light, green-",
        "light, rose-"
    })
    void textStandsOutFromItsGround(String theme, String accent) throws IOException {
        String sheet = accent + theme + ".css";
        Color ground = colour(sheet, "-djinn-ground");
        for (Map.Entry<String, String> pair : TEXT_ON.entrySet()) {
            Color behind = over(colour(sheet, pair.getValue()), ground);
            assertThat(contrast(over(colour(sheet, pair.getKey()), behind), behind))
                    .as("%s on %s in %s", pair.getKey(), pair.getValue(), sheet)
                    .isGreaterThanOrEqualTo(AA);
        }
        for (String lit : new String[] {"-color-accent-emphasis", "-djinn-pressed", "-djinn-pressed-low"}) {
            assertThat(contrast(Color.WHITE, colour(sheet, lit)))
                    .as("white on %s in %s", lit, sheet)
                    .isGreaterThanOrEqualTo(AA);
        }
    }

    /** An accent's sheet changes some of the colours of its theme. */
    private static Color colour(String sheet, String name) throws IOException {
        Optional<Color> own = findColour(sheet, name);
        return own.isPresent()
                ? own.get()
                : findColour(sheet.substring(sheet.indexOf('-') + 1), name).orElseThrow();
    }

    private static Optional<Color> findColour(String sheet, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Themes.class.getResourceAsStream(sheet))) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = Pattern.compile("\\s" + name + ": ([^;]+);").matcher(css);
            return found.find() ? Optional.of(Color.web(found.group(1))) : Optional.empty();
        }
    }

    private static Color over(Color top, Color ground) {
        return ground.interpolate(Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
