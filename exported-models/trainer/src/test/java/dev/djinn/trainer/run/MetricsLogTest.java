package dev.djinn.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("metrics.jsonl");
    }

    @Test
    void lineCanBeReadAtOnce() {
        try (MetricsLog log = MetricsLog.open(file)) {
            log.append(Map.of("loss", 0.1));
            assertThat(MetricsLog.readAll(file))
                    .singleElement()
                    .satisfies(line -> assertThat(line.get("loss").asDouble()).isEqualTo(0.1));
        }
    }

    @Test
    void lastLineThatACrashCutShortIsDroppedAndTheLogGoesOn() throws IOException {
        try (MetricsLog log = MetricsLog.open(file)) {
            log.append(Map.of("step", 1));
        }
        Files.writeString(file, "{\"step\": 2, \"lo", StandardOpenOption.APPEND);
        assertThat(MetricsLog.readAll(file)).hasSize(1);

        try (MetricsLog log = MetricsLog.open(file)) {
            log.append(Map.of("step", 3));
        }

        assertThat(Files.readString(file)).isEqualTo("{\"step\":1}\n{\"step\":3}\n");
    }

    @Test
    void missingLogHasNoLines() {
        assertThat(MetricsLog.readAll(file)).isEmpty();
    }
}
