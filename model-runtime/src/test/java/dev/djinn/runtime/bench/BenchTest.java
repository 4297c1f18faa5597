package dev.djinn.runtime.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the world that the app comes with. */
class BenchTest {
    private static final Path COINRUN = Path.of("..", "exported-models", "worlds", "coinrun");

    @TempDir
    private Path folder;

    private final VerifiedWorld coinrun = WorldFolder.verify(COINRUN);

    @Test
    void theNaiveGraphDreamsTheSameFrames() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : WorldFolder.GRAPHS) {
            files.put(name, Files.readAllBytes(COINRUN.resolve(name)));
        }
        files.put(WorldFolder.WEIGHTS, Files.readAllBytes(COINRUN.resolve(WorldFolder.WEIGHTS)));
        files.computeIfPresent(
                WorldFolder.DYNAMICS, (_, dynamics) -> NaiveGraph.of(dynamics).orElseThrow());
        WorldFolder.write(folder.resolve("naive"), coinrun.manifest(), files);
        Sampling sampling = Sampling.of(coinrun.manifest().defaults()).withSteps(3);
        long[][] history_TS = new long[3][coinrun.manifest().tokensPerFrame()];
        try (World world = World.open(coinrun, DeviceChoice.CPU);
                World naive = World.open(WorldFolder.verify(folder.resolve("naive")), DeviceChoice.CPU)) {
            for (int i = 0; i < 5; i++) {
                NextFrame expected = world.next(history_TS, new long[] {1, 2, i}, sampling, FrameNoise.of(1, i));
                NextFrame next = naive.next(history_TS, new long[] {1, 2, i}, sampling, FrameNoise.of(1, i));
                assertThat(next.tokens_S()).containsExactly(expected.tokens_S());
                history_TS = new long[][] {history_TS[1], history_TS[2], next.tokens_S()};
            }
        }
    }

    @Test
    void lookingAtTheWindowAtEveryStepCostsMoreThanOnceAFrame() {
        Map<String, Object> figures = Bench.run(
                coinrun,
                new Bench.Length(20, 2),
                folder,
                System::nanoTime,
                (_, rounds) -> assertThat(rounds).isEqualTo(2));

        assertThat(number(figures, "naive25_cpu_ms")).isGreaterThan(number(figures, "naive_cpu_ms"));
        assertThat(number(figures, "naive25_cpu_ms")).isGreaterThan(number(figures, "stateless_cpu_ms"));
        assertThat(figures)
                .containsKeys(
                        "steps", "guidance", "cached_cpu_ms", "cached_p50_ms", "cached_p99_ms", "cached_fps", "open_ms")
                .containsEntry("world", coinrun.manifest().name());
        assertThat(number(figures, "gemm_gflops")).isPositive();
        assertThat(number(figures, "garbage_kb_per_frame"))
                .as("a picture of 64x64x4 bytes is 16.4 of them")
                .isBetween(16.4, 40.0);
    }

    @Test
    void profileAccountsForEveryNodeByOperatorAndByPart() {
        Profile profile = Profile.of(coinrun, 3, folder);

        assertThat(profile.frames()).isEqualTo(3);
        assertThat(profile.operators()).containsKeys("Gemm", "SkipLayerNormalization", "Softmax");
        assertThat(profile.parts())
                .containsKeys("attention in space", "attention in time", "feed-forward", Parts.HEAD, "decoder");
        assertThat(nodes(profile.parts())).isEqualTo(nodes(profile.operators())).isGreaterThan(500);
        assertThat(profile.products()).isBetween(0.05, 0.95);
        assertThat(profile.toMarkdown()).contains("| part |", "| Gemm |", "matrix products");
    }

    @Test
    void aProfileReadsTheSameInAnyLocale() {
        Profile profile = new Profile(3, Map.of("Gemm", new Profile.Took(1.234, 2, 1.234)), Map.of());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(profile.toMarkdown())
                    .startsWith("1.23 ms a frame in 2 nodes, 100 % of it matrix products; medians of 3 frames")
                    .contains("| Gemm | 1.23 | 100 % | 2 | 1.23 |");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static int nodes(Map<String, Profile.Took> some) {
        return some.values().stream().mapToInt(Profile.Took::nodes).sum();
    }

    @Test
    void saysHowMuchArithmeticAFrameIs() throws IOException {
        byte[] dynamics = Files.readAllBytes(COINRUN.resolve(WorldFolder.DYNAMICS));
        double four = Work.gflopPerFrame(dynamics, coinrun.manifest(), new Sampling(4, 0, true))
                .orElseThrow();
        double five = Work.gflopPerFrame(dynamics, coinrun.manifest(), new Sampling(5, 0, true))
                .orElseThrow();
        // eight blocks of width 128 and the output layer for 64 tokens: 289 + 22 million
        assertThat(five - four).isBetween(0.30, 0.33);
        assertThat(Work.gflopPerFrame(dynamics, coinrun.manifest(), new Sampling(4, 0, true, 2)))
                .as("a guided round goes through the blocks twice, and through the output layer once")
                .hasValueSatisfying(guided -> assertThat(guided - four).isBetween(4 * 0.28, 4 * 0.30));
        assertThat(Work.gflopPerFrame(
                        "no graph".getBytes(StandardCharsets.UTF_8), coinrun.manifest(), new Sampling(4, 0, true)))
                .isEmpty();
    }

    private static double number(Map<String, Object> figures, String name) {
        return ((Number) figures.getOrDefault(name, Double.NaN)).doubleValue();
    }
}
