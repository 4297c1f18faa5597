package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
    @TempDir
    private Path folder;

    @Test
    void writesTheFiguresAsJsonAndPrintsThem() throws IOException {
        Path file = folder.resolve("bench.json");
        Result result = Cli.run("bench", "toy", "--frames", "4", "--rounds", "2", "--json", file.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        JsonNode figures = JsonMapper.builder().build().readTree(Files.readString(file));
        assertThat(figures.propertyNames())
                .as("a toy has no loop to measure naively and does not say how much work it is")
                .contains("world", "steps", "stateless_cpu_ms", "cached_cpu_ms", "cached_p50_ms", "gemm_gflops")
                .doesNotContain("naive_cpu_ms", "gflop_per_frame");
        assertThat(figures.get("cached_fps").asDouble()).isPositive();
        assertThat(result.out()).contains("cached_p99_ms").contains("toy");
    }

    @Test
    void writesWhereTheTimeOfTheBundledWorldGoes() throws IOException {
        Path file = folder.resolve("profile.md");
        Path coinrun = Path.of("..", "exported-models", "worlds", "coinrun");
        Result result = Cli.run("bench", coinrun.toString(), "--frames", "2", "--profile", file.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(Files.readString(file)).contains("| attention in time |", "| Gemm |", "medians of 2 frames");
        assertThat(result.out()).isEqualTo(Files.readString(file));
    }

    @Test
    void refusesToMeasureNothing() {
        Result result = Cli.run("bench", "toy", "--frames", "0");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("1 frame or more").hasLineCount(1);
    }
}
