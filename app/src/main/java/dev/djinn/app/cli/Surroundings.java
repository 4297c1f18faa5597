package dev.djinn.app.cli;

import dev.djinn.runtime.Owns;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a command takes from the world around it.
 *
 * @param out for results
 * @param err for progress and errors
 * @param errIsTerminal whether a person watches {@code err}
 * @param environment variables of the process
 * @param nanoTime a monotonic clock
 * @param seeds draws the seed of a game for which the player named none
 */
@Owns(
        value = {Owns.Resource.CLOCK, Owns.Resource.DICE},
        because = "it is where the process hands them in")
public record Surroundings(
        PrintWriter out,
        PrintWriter err,
        boolean errIsTerminal,
        Map<String, String> environment,
        LongSupplier nanoTime,
        LongSupplier seeds) {
    /** Set by the launcher to whether standard error is a terminal, which Java cannot tell by itself. */
    private static final String TERMINAL = "djinn.stderr.terminal";

    private static final int SEED_BOUND = 1_000_000;

    public static Surroundings ofProcess() {
        SecureRandom entropy = new SecureRandom();
        return new Surroundings(
                new PrintWriter(System.out, true, charset("stdout.encoding")),
                new PrintWriter(System.err, true, charset("stderr.encoding")),
                Boolean.getBoolean(TERMINAL),
                System.getenv(),
                System::nanoTime,
                () -> entropy.nextInt(SEED_BOUND));
    }

    private static Charset charset(String property) {
        return Charset.forName(System.getProperty(property, "UTF-8"), StandardCharsets.UTF_8);
    }
}
