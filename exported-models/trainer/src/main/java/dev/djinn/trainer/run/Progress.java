package dev.djinn.trainer.run;

import dev.djinn.runtime.Owns;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells a person how far the run is: on a terminal one line that is written over, elsewhere a line every so often. One
 * owner thread.
 */
@Owns(value = Owns.Resource.CLOCK, because = "the terminal is real, and so is the time left that it shows")
public final class Progress implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(30);
    private static final int BAR = 20;
    private static final String ERASE = "\r\u001b[2K";
    private static final String CUT = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    /** Set by the launcher to whether standard error is a terminal, which Java cannot tell by itself. */
    static final String TERMINAL = "djinn.stderr.terminal";

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long lastShown;
    private boolean shownAny;
    private boolean lineOpen;

    /**
     * @param out where to, standard error
     * @param terminal whether that is a terminal
     * @param nanos a clock that only goes forward
     */
    public Progress(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    /** On standard error, as a bar if that is a terminal. */
    public static Progress onStandardError() {
        boolean terminal = isTerminal(Optional.ofNullable(System.getProperty(TERMINAL)));
        return new Progress(System.err, terminal, System::nanoTime);
    }

    /** @param told by the launcher; who starts Java in another way gets a guess */
    static boolean isTerminal(Optional<String> told) {
        return told.map(Boolean::parseBoolean)
                .orElseGet(() -> System.console() != null && System.console().isTerminal() && !goesToAFile());
    }

    /** The console of Java asks about standard input and output alone. */
    private static boolean goesToAFile() {
        try {
            return Files.isSymbolicLink(STANDARD_ERROR)
                    && !Files.readSymbolicLink(STANDARD_ERROR).startsWith("/dev");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * May be called at every step; shows only as often as is pleasant.
     *
     * @param share how much of the stage is done, 0..1
     * @param left time until the stage ends; zero if that is not known
     * @param facts a few words such as {@code "loss 0.012, 31.2 dB, 57 frames/s"}
     */
    public void update(String stage, double share, Duration left, String facts) {
        long now = nanos.getAsLong();
        if (shownAny && now - lastShown < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        shownAny = true;
        lastShown = now;
        String line = line(stage, Math.clamp(share, 0.0, 1.0), left, facts);
        if (terminal) {
            out.print(ERASE + CUT + line + WRAP);
            out.flush();
            lineOpen = true;
        } else {
            out.println(line);
        }
    }

    /** A line that stays, such as a measurement or a warning. */
    public void note(String line) {
        if (lineOpen) {
            out.print(ERASE);
            lineOpen = false;
        }
        out.println(line);
    }

    @Override
    public void close() {
        if (lineOpen) {
            out.println();
            lineOpen = false;
        }
    }

    private String line(String stage, double share, Duration left, String facts) {
        String percent = String.format(Locale.ROOT, "%3d%%", (int) (100 * share));
        String end = percent + (left.isZero() ? "" : "  " + inWords(left) + " left") + "  " + facts;
        if (!terminal) {
            return stage + "  " + end;
        }
        int filled = (int) Math.round(BAR * share);
        return stage + " [" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + end;
    }

    /** Such as "42 s", "12 min", "3 h 05 min". */
    static String inWords(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 100) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 100
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
}
