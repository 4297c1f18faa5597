package dev.djinn.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now;

    @Test
    void elsewhereThanOnATerminalALineAppearsEveryHalfMinute() {
        try (Progress progress = new Progress(out, false, () -> now)) {
            for (int second = 0; second <= 60; second++) {
                now = Duration.ofSeconds(second).toNanos();
                progress.update("tokenizer", second / 60.0, Duration.ofSeconds(60 - second), "loss 1");
            }
        }

        assertThat(text()).isEqualTo("""
                        tokenizer    0%  60 s left  loss 1
                        tokenizer   50%  30 s left  loss 1
                        tokenizer  100%  loss 1
                        """);
    }

    @Test
    void onATerminalOneLineIsWrittenOverAndNotesStandAboveIt() {
        try (Progress progress = new Progress(out, true, () -> now)) {
            progress.update("dynamics", 0.25, Duration.ofMinutes(200), "loss 2");
            progress.note("saved");
        }

        assertThat(text())
                .isEqualTo(
                        "\r\u001b[2K\u001b[?7ldynamics [#####...............]  25%  3 h 20 min left  loss 2\u001b[?7h\r\u001b[2Ksaved\n");
    }

    @Test
    void theLauncherKnowsWhetherItIsATerminalAndElseItIsGuessed() throws IOException {
        assertThat(Progress.isTerminal(Optional.of("true"))).isTrue();
        assertThat(Progress.isTerminal(Optional.of("false"))).isFalse();
        assertThat(Progress.isTerminal(Optional.empty()))
                .as("the tests' standard error is a pipe")
                .isFalse();
        assertThat(Path.of("../../.launcher/launch.sh")).content().contains("-D" + Progress.TERMINAL + "=true");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
