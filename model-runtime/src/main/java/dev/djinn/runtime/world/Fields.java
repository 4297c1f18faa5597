package dev.djinn.runtime.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of manifest fields; each failure is an {@link IllegalArgumentException} that names the field. */
final class Fields {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final int MAX_FILE_NAME = 100;
    private static final int MAX_ENTRIES = 1000;

    private Fields() {}

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static void inRange(String field, int value, int least, int most) {
        require(value >= least && value <= most, field + " is " + value + ", it must be " + least + ".." + most);
    }

    static void inRange(String field, double value, double least, double most) {
        require(value >= least && value <= most, field + " is " + value + ", it must be " + least + ".." + most);
    }

    static void present(String field, @Nullable Object value) {
        require(value != null, field + " is missing");
    }

    /** A text on one line, neither blank nor longer than {@code longest} characters. */
    static String line(String field, @Nullable String text, int longest) {
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        require(!text.isBlank(), field + " is empty");
        require(text.length() <= longest, field + " is longer than " + longest + " characters");
        require(text.chars().noneMatch(Character::isISOControl), field + " has a line break or control character");
        return text;
    }

    /** A name that is a plain file name on every system: no folders, no hidden files, no device names. */
    static void fileName(String field, @Nullable String given) {
        String name = line(field, given, MAX_FILE_NAME);
        require(
                FILE_NAME.matcher(name).matches() && !RESERVED.matcher(name).matches(),
                field + " '" + name + "' is not a plain file name (letters, digits, dot, dash, underscore)");
        require(!name.equalsIgnoreCase(WorldFolder.MANIFEST), field + ": the manifest cannot list itself");
        require(!name.equalsIgnoreCase(WorldFolder.SIGNATURE), field + ": the manifest cannot list its signature");
    }

    static <T> List<T> list(String field, @Nullable List<T> values, int fewest, int most) {
        if (values == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        require(
                values.size() >= fewest && values.size() <= most,
                field + " has " + values.size() + " entries, it must have " + fewest + ".." + most);
        for (T value : values) {
            present(field, value);
        }
        return List.copyOf(values);
    }

    static <V> Map<String, V> map(String field, @Nullable Map<String, V> values) {
        if (values == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        require(values.size() <= MAX_ENTRIES, field + " has more than " + MAX_ENTRIES + " entries");
        values.forEach((key, value) -> present(field + "." + key, value));
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
