package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.cli.Cli.Result;
import dev.djinn.app.library.Signers;
import dev.djinn.app.library.TestWorlds;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.runtime.world.WorldListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void scriptedPlayDoesEverythingAndReportsLateFramesLatencyAndMemory(boolean windowed) {
        WorldListing.Sound toy = new WorldLibrary(
                        List.of(Cli.HOME.resolve("worlds")), new Signers(new TestWorlds.Kept<>()))
                .require("toy");
        List<Duration> told = new ArrayList<>();
        PlayBench bench = new PlayBench(toy, Duration.ofSeconds(1), 1, System::nanoTime, told::add);

        Map<String, Object> figures = windowed ? bench.windowed(folder) : bench.headless(folder);

        assertThat(figures)
                .containsEntry("world", "toy")
                .containsEntry("window", windowed ? "memory" : "none")
                .containsKeys(
                        "played_s",
                        "frames_late",
                        "late_per_100",
                        "latency_p50_ms",
                        "latency_p99_ms",
                        "rss_from_mb",
                        "rss_end_mb",
                        "rss_growth");
        assertThat(figures.containsKey("window_wait_max_ms")).isEqualTo(windowed);
        assertThat(figures.containsKey("window_waits_over_100_ms")).isEqualTo(windowed);
        assertThat(figures.containsKey("pages_wait_max_ms")).isEqualTo(windowed);
        assertThat((int) figures.get("frames")).isPositive();
        assertThat((int) figures.get("frames_timed")).isPositive();
        assertThat((int) figures.get("rewinds")).isPositive();
        assertThat(told).isSorted().isNotEmpty();
    }

    @Test
    void scriptedPlayIsJsonOnRequestAndItsTimeIsUnderstood() throws IOException {
        Path file = folder.resolve("play.json");
        Result result = Cli.run(
                Map.of("DJINN_HOME", Cli.HOME.toString()),
                System::nanoTime,
                "bench",
                "toy",
                "--play",
                "1s",
                "--json",
                file.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(JsonMapper.builder().build().readTree(Files.readString(file)).propertyNames())
                .contains("late_per_100", "latency_p99_ms", "rss_growth", "branches", "refused");

        Result wrong = Cli.run("bench", "toy", "--play", "ten");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("10m").hasLineCount(1);
    }
}
