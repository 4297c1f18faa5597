package dev.djinn.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.RandomWeights;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldConfigs;
import dev.djinn.trainer.onnx.WorldGraphs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported world with several tokens at each place and a cache, as the runtime plays it on the CPU. */
class CachedWorldTest {
    private static final WorldConfig CONFIG = WorldConfigs.grouped();
    private static final int WINDOW = CONFIG.dynamics().window();
    private static final int FRAMES = 40;
    private static final Sampling SAMPLING = new Sampling(5, 1, false);

    @TempDir
    private Path folder;

    private World world;
    private long[] actions;
    private long[][] frames;
    private final List<NextFrame> dreamed = new ArrayList<>();

    @BeforeEach
    void playsAGame() {
        WorldFiles files = WorldFiles.write(new WorldGraphs(CONFIG, new RandomWeights(5), Precision.FP16, 4));
        WorldFolder.write(folder.resolve("grouped"), draft(), files.onnx());
        world = World.open(WorldFolder.verify(folder.resolve("grouped")), DeviceChoice.CPU);
        SplittableRandom random = new SplittableRandom(2);
        actions = random.longs(FRAMES, 0, CONFIG.dynamics().actions()).toArray();
        frames = new long[FRAMES + 1][];
        frames[0] = random.longs(
                        CONFIG.dynamics().tokens(), 0, CONFIG.dynamics().vocabulary())
                .toArray();
        try (Dream dream = world.dream()) {
            dream.recall(new long[][] {frames[0]}, new long[0]);
            for (int i = 0; i < FRAMES; i++) {
                dreamed.add(dream.next((int) actions[i], SAMPLING, FrameNoise.of(4, i)));
                frames[i + 1] = dreamed.get(i).tokens_S();
            }
        }
    }

    @AfterEach
    void closesTheWorld() {
        world.close();
    }

    @Test
    void dreamsTheFramesAndPicturesOfTheStatelessGraphUntilTheWindowIsFull() {
        for (int i = 0; i < WINDOW - 1; i++) {
            NextFrame next = world.next(part(0, i + 1), led(0, i + 1), SAMPLING, FrameNoise.of(4, i));
            assertThat(dreamed.get(i).tokens_S()).as("frame %d", i + 1).containsExactly(next.tokens_S());
            assertThat(dreamed.get(i).revealedAt_S()).containsExactly(next.revealedAt_S());
            assertThat(dreamed.get(i).pixels()).isEqualTo(next.pixels());
        }
    }

    @Test
    void recallingAnyMomentContinuesTheSameGameLongAfterTheWindowSlid() {
        try (Dream dream = world.dream()) {
            assertThat(dream.memory()).isEqualTo(2 * (WINDOW - 1) + 1);
            for (int now = 1; now + 3 <= FRAMES; now += 4) {
                int from = Math.max(0, now + 1 - dream.memory());
                dream.recall(part(from, now + 1), led(from, now));
                for (int i = now; i < now + 3; i++) {
                    NextFrame next = dream.next((int) actions[i], SAMPLING, FrameNoise.of(4, i));
                    assertThat(next.tokens_S()).as("frame %d", i + 1).containsExactly(frames[i + 1]);
                    assertThat(next.pixels()).isEqualTo(dreamed.get(i).pixels());
                }
            }
        }
    }

    private long[][] part(int from, int to) {
        return Arrays.copyOfRange(frames, from, to);
    }

    private long[] led(int from, int to) {
        return Arrays.copyOfRange(actions, from, to);
    }

    private static WorldManifest draft() {
        return new WorldManifest(
                2,
                "Grouped",
                new WorldManifest.FrameFormat(32, 32, 10),
                new WorldManifest.Grid(4, 4, CONFIG.tokenizer().groups()),
                CONFIG.tokenizer().vocabulary(),
                WINDOW,
                IntStream.range(0, CONFIG.dynamics().actions())
                        .mapToObj(WorldManifest.ActionLabel::unnamed)
                        .toList(),
                new WorldManifest.Defaults(4, 1, false, 1),
                "CC0-1.0",
                List.of("nobody"),
                new WorldManifest.Provenance("none", Map.of(), 5, "test", 0, Map.of()),
                List.of());
    }
}
