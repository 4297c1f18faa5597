package dev.djinn.app.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: {@code 90s}, {@code 10m}, {@code 2h}. */
final class PlayTime implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smh])");

    @Override
    public Duration convert(String text) {
        Matcher time = FORM.matcher(text);
        Duration length = time.matches() ? Duration.parse("PT" + time.group(1) + time.group(2)) : Duration.ZERO;
        if (length.isZero()) {
            throw new TypeConversionException("'" + text + "' is no time; write 90s, 10m or 2h");
        }
        return length;
    }
}
