package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs the real commands in this process. */
final class TestCommands {
    private final List<Path> played = new ArrayList<>();
    private String told = "";
    private boolean stopped;

    /** What a command left behind. */
    record Result(int status, String out, String err) {}

    /** The worlds that were opened to be played. */
    List<Path> played() {
        return played;
    }

    /** What the last command said of its progress. */
    String told() {
        return told;
    }

    /** The next command finds that it is to stop. */
    void stopAtOnce() {
        stopped = true;
    }

    Result execute(String... args) {
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Services real = Services.real();
        CommandLine cli = TrainCli.create(new Services(
                real.trainer(),
                opened -> {
                    played.add(opened);
                    return 0;
                },
                real.cuda(),
                () -> new Progress(new PrintStream(notes, true, StandardCharsets.UTF_8), false, System::nanoTime),
                () -> {
                    StopSignal stop = StopSignal.none();
                    if (stopped) {
                        stop.request();
                    }
                    return stop;
                },
                InstantSource.system()));
        cli.setOut(new PrintWriter(out, true));
        cli.setErr(new PrintWriter(err, true));
        int status = cli.execute(args);
        stopped = false;
        told = notes.toString(StandardCharsets.UTF_8);
        return new Result(status, out.toString(), err.toString());
    }

    void assertFails(int status, String message, String... args) {
        Result result = execute(args);
        assertThat(result.err()).startsWith("djinn-train: ").contains(message).hasLineCount(1);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.out()).isEmpty();
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> inside = Files.walk(from)) {
            for (Path path : inside.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }
}
