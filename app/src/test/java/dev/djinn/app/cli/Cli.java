package dev.djinn.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Runs a command in this process, as on a machine without a display whose only world is the toy. */
final class Cli {
    static final Path HOME = Path.of("src", "test", "resources");
    static final Path TOY = HOME.resolve("worlds").resolve("toy");

    /** What a command left behind. */
    record Result(int status, String out, String err) {}

    private Cli() {}

    static Result run(String... args) {
        return run(Map.of("DJINN_HOME", HOME.toString()), args);
    }

    static Result run(Map<String, String> environment, String... args) {
        AtomicLong clock = new AtomicLong();
        return run(environment, () -> clock.addAndGet(2_000_000), args);
    }

    static Result run(Map<String, String> environment, LongSupplier clock, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings around =
                new Surroundings(new PrintWriter(out), new PrintWriter(err), false, environment, clock, () -> 42);
        int status = CommandLines.run(around, args);
        return new Result(status, out.toString(), err.toString());
    }
}
