package dev.djinn.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.djinn.app.view.Console;
import dev.djinn.assets.BundledPrompt;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Bidi;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages of the window and the code agree; {@code app/docs/settings.md}. */
class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/djinn/app");
    /** A quoted text in the form of a key. */
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[a-z0-9-]+)+)\"");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    @AfterEach
    void speakEnglishAgain() {
        Words.speak(Locale.ENGLISH);
    }

    @Test
    void everyWordOfTheCodeIsThereAndEveryWordThereIsUsed() throws IOException {
        Set<String> there = read("").stringPropertyNames();
        Set<String> subjects = there.stream().map(WordsTest::subject).collect(Collectors.toSet());
        Set<String> used = new TreeSet<>(inCode(subjects));
        used.addAll(ofEnums());
        for (BundledPrompt prompt : BundledPrompt.values()) {
            used.add("prompt." + prompt.name().toLowerCase(Locale.ROOT));
        }

        assertThat(there).containsAll(used);
        assertThat(there.stream()
                        .filter(key ->
                                !used.contains(key) && !used.contains(key.replaceFirst("\\.(hint|meaning)$", ""))))
                .as("used by nothing; a hint or meaning is used with its subject")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_zh", "_ar"})
    void everyLanguageHasTheSameWordsWithTheSamePlaces(String language) throws IOException {
        Properties english = read("");
        Properties other = read(language);

        assertThat(other.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(other.getProperty(key)))
                    .as("places to fill in of %s in %s", key, language)
                    .isEqualTo(places(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_zh", "_ar"})
    void everyPatternCanBeFilledIn(String language) throws IOException {
        Properties words = read(language);
        for (String key : words.stringPropertyNames()) {
            String pattern = words.getProperty(key);
            assertThat(pattern).as(key).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat(pattern, Locale.ROOT).format(new Object[] {1, 2, 3, 4, 5}))
                    .as(key)
                    .doesNotContain("{");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DjinnSansSC.ttf", "DjinnSansSC-Bold.ttf"})
    void everyCharacterOfTheChineseWordsHasAGlyphInTheFontThatTheAppBrings(String file) throws Exception {
        Font font = font(file);
        assertThat(font.getFamily(Locale.ROOT)).isEqualTo("Djinn Sans SC");
        for (String language : List.of("", "_de", "_zh")) {
            assertThat(withoutGlyph(font, language, "language.arabic"))
                    .as("without a glyph in %s; app/src/fonts/djinn-sans-sc.py adds them", file)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"})
    void everyCharacterOfTheOtherLanguagesHasAGlyphInTheFontOfTheWindow(String file) throws Exception {
        Font font = font(file);
        assertThat(font.getFamily(Locale.ROOT)).isEqualTo("DejaVu Sans");
        for (String language : List.of("", "_de", "_ar")) {
            assertThat(withoutGlyph(font, language, "language.chinese"))
                    .as("without a glyph in %s", file)
                    .isEmpty();
        }
    }

    private static Font font(String file) throws Exception {
        try (InputStream in = Objects.requireNonNull(Console.class.getResourceAsStream("fonts/" + file))) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }

    /** @param inOtherLetters words that the settings show in a font of their own */
    private static List<String> withoutGlyph(Font font, String language, String inOtherLetters) throws IOException {
        Properties words = read(language);
        words.remove(inOtherLetters);
        return String.join("", words.values().toArray(String[]::new))
                .codePoints()
                .filter(character -> !font.canDisplay(character))
                .mapToObj(Character::toString)
                .distinct()
                .toList();
    }

    /** What lies below the window speaks English; the player is told in their language of what kind a failure is. */
    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void reasonsAreIntroducedInTheLanguageThatIsSpoken(ExitCode kind) {
        String reason = "game.world: it's {not} a zip";
        assertThat(Reasons.of(new DjinnException(kind, reason))).isEqualTo(reason);
        Words.speak(Locale.GERMAN);
        assertThat(Reasons.of(kind, reason)).endsWith(reason).hasSizeGreaterThan(reason.length());
    }

    @Test
    void figuresFollowTheLanguageAndCountryOnTheScreen() {
        Words.speak(Locale.GERMANY);
        assertThat(Words.of("hud.rate", 9.5)).isEqualTo("9,5 B/s");
        Words.speak(Locale.SIMPLIFIED_CHINESE);
        assertThat(Words.of("hud.frame", 12)).isEqualTo("第 0012 帧");
        Words.speak(Locale.ENGLISH);
        assertThat(Words.of("xray.codes", 7, 64, 1)).isEqualTo("7 of 64 codes in the last frame");
        assertThat(Words.of("xray.codes", 7, 64, 20)).isEqualTo("7 of 64 codes in the last 20 frames");
    }

    /** Beside the names of keys and files, which are Latin too. */
    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "ar-SA", "en-US"})
    void figuresOfArabicHaveLatinDigitsWhateverTheCountry(String computers) {
        Words.speak(Language.ARABIC.locale(Locale.forLanguageTag(computers)));
        assertThat(Words.of("hud.rate", 9.5)).isEqualTo("9.5 إطار/ث");
        assertThat(Words.of("hud.frame", 12)).isEqualTo("الإطار 0012");
        assertThat(Words.of("world.steps", "dynamics", 12345)).endsWith(" 12,345 خطوة");
        assertThat(Words.of("xray.codes", 7, 64, 1)).endsWith("في آخر إطار");
        assertThat(Words.of("xray.codes", 7, 64, 2)).endsWith("في آخر إطارين");
        assertThat(Words.of("xray.codes", 7, 64, 10)).endsWith("في آخر 10 إطارات");
        assertThat(Words.of("xray.codes", 7, 64, 20)).endsWith("في آخر 20 إطارًا");
    }

    /** As it is laid out on the screen: signs at the ends of a path would otherwise go to its other end. */
    @Test
    void pathAmongArabicWordsIsReadFromItsFirstSignToItsLast() {
        Words.speak(Language.ARABIC.locale(Locale.US));
        String said = Words.of("record.kept", Path.of("/films/(1)"));
        Bidi bidi = new Bidi(said, Bidi.DIRECTION_RIGHT_TO_LEFT);
        int path = said.indexOf('/');
        assertThat(IntStream.range(path, said.indexOf(')') + 1).map(bidi::getLevelAt))
                .as("levels of one run from left to right")
                .containsOnly(2);
        assertThat(bidi.getLevelAt(0)).isOne();
        assertThat(Words.of("library.delete-one", "مرج")).isEqualTo("حذف: مرج");
        Words.speak(Locale.ENGLISH);
        assertThat(Words.of("record.kept", Path.of("films"))).isEqualTo("Kept as films");
    }

    @ParameterizedTest
    @CsvSource({"ARABIC, en-US, true", "SYSTEM, ar-EG, true", "SYSTEM, de-DE, false", "ENGLISH, ar-EG, false"})
    void arabicIsWrittenFromRightToLeft(Language choice, String computers, boolean isRightToLeft) {
        assertThat(Language.isRightToLeft(choice.locale(Locale.forLanguageTag(computers))))
                .isEqualTo(isRightToLeft);
    }

    @Test
    void wordsOnTheScreenFollowTheLanguageWhenItChanges() {
        var live = Words.live("panel.close");
        assertThat(live.get()).isEqualTo("Close");
        Words.speak(Locale.GERMAN);
        assertThat(live.get()).isEqualTo("Schließen");
        Words.speak(Locale.FRENCH);
        assertThat(live.get()).as("no French: English").isEqualTo("Close");
    }

    @ParameterizedTest
    @CsvSource({
        "SYSTEM, de-AT, de-AT",
        "SYSTEM, zh-CN, zh-CN",
        "SYSTEM, tr-TR, en",
        "GERMAN, en-US, de",
        "GERMAN, de-CH, de-CH",
        "ENGLISH, de-DE, en",
        "CHINESE, C, zh",
        "SYSTEM, ar-EG, ar-EG-u-nu-latn",
        "ARABIC, de-DE, ar-u-nu-latn"
    })
    void languageIsThePlayersChoiceElseTheComputersElseEnglish(Language choice, String computers, String spoken) {
        assertThat(choice.locale(Locale.forLanguageTag(computers)).toLanguageTag())
                .isEqualTo(spoken);
    }

    @Test
    void pseudoLanguageIsLongerInBracketsAndFillsInTheSame() {
        Words.speak(Pseudo.LOCALE);
        assertThat(Words.of("pads.connected", "SNES pad"))
                .startsWith("[Çöññ".replace("ñ", "n"))
                .contains("SNES pad")
                .endsWith("~]");
        assertThat(Words.of("panel.close").length()).isGreaterThanOrEqualTo("Close".length() * 14 / 10);
    }

    private static Set<String> inCode(Set<String> subjects) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> keys = new TreeSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(key -> subjects.contains(subject(key)))
                        .filter(key -> !key.matches(".*\\.(json|css|png|lock|sock)"))
                        .forEach(keys::add);
            }
            return keys;
        }
    }

    private static Set<String> ofEnums() {
        return new ClassFileImporter()
                .importPackages("dev.djinn.app").stream()
                        .filter(type -> type.isAssignableTo(Worded.class))
                        .map(JavaClass::reflect)
                        .filter(Class::isEnum)
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(constant -> ((Worded) constant).key())
                        .collect(Collectors.toSet());
    }

    private static String subject(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static List<String> places(String pattern) {
        List<String> places = new ArrayList<>(PLACE.matcher(pattern)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new)));
        places.sort(String::compareTo);
        return places;
    }

    private static Properties read(String language) throws IOException {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream("words" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(in);
            return words;
        }
    }
}
