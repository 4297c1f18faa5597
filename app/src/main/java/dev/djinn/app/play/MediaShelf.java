package dev.djinn.app.play;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where recordings and screenshots go. Names carry the time in UTC, so that neither a journey nor a change of the clock
 * brings them out of order or makes two of them alike for long; a name that is taken gets a number.
 *
 * @param videos folder of recordings; need not exist
 * @param pictures folder of screenshots; need not exist
 */
public record MediaShelf(Path videos, Path pictures, InstantSource clock) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern STEM = Pattern.compile(".+-\\d{8}-\\d{6}Z(-\\d+)?");
    private static final int LONGEST_NAME = 40;

    /** Whether {@link #stem} gives such names; numbers may follow. */
    static boolean isStem(String name) {
        return STEM.matcher(name).matches();
    }

    /** A file's name without its ending, as {@code coinrun-20261121-143755Z}. */
    String stem(String worldName) {
        String plain = worldName.strip().replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        String name = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return (name.isEmpty() ? "world" : name) + "-" + STAMP.format(clock.instant());
    }
}
