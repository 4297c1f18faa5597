package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.RunSources;
import dev.djinn.trainer.run.StopSignal;
import dev.djinn.trainer.run.TensorData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class FitTest {
    private static final LongSupplier STILL = () -> 0;

    @TempDir
    Path temp;

    @Test
    void aStoppedAndResumedRunEndsWithTheSameBitsAsAnUninterruptedOne() {
        TrainConfig config = SmallRuns.config(8, 12, "training.actions.warmup=0.4", "data.mirror=true");
        try (RunFolder whole = SmallRuns.create(temp.resolve("whole"), config)) {
            assertThat(SmallRuns.train(whole, StopSignal.none(), STILL)).isEqualTo(ExitCode.OK);
        }
        Path root = temp.resolve("parts");
        SmallRuns.create(root, config).close();
        int stops = 0;
        for (ExitCode end = ExitCode.INTERRUPTED; end == ExitCode.INTERRUPTED; stops++) {
            try (RunFolder parts = RunFolder.resume(root)) {
                StopSignal stop = StopSignal.none();
                end = SmallRuns.train(parts, stop, stopAfter(25, stop));
            }
        }
        assertThat(stops).as("sittings").isGreaterThan(3);
        for (String stage : List.of(TokenizerStage.NAME, WorldStage.NAME)) {
            assertSameBits(temp.resolve("whole"), root, stage);
        }
    }

    @Test
    void frozenActionsAndTheDynamicsAfterThemEachTrainToTheEndOfTheirOwnSchedule() {
        TrainConfig config = SmallRuns.config(
                2,
                8,
                "training.actions.frozen=true",
                "training.actions.warmup=0.5",
                "training.dynamics.warmup_steps=0",
                "training.dynamics.decay_share=0.5",
                "training.dynamics.min_rate_share=0");
        assertThat(rates("frozen", config)).containsExactly(1.0, 1.0, 1.0, 0.5, 1.0, 1.0, 1.0, 0.5);
        TrainConfig together = SmallRuns.config(
                2,
                8,
                "training.actions.warmup=0.5",
                "training.dynamics.warmup_steps=0",
                "training.dynamics.decay_share=0.5",
                "training.dynamics.min_rate_share=0");
        assertThat(rates("together", together)).containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 0.75, 0.5, 0.25);
    }

    /** What the rate of each step of the world's stage was multiplied by; the run is stopped and goes on once a step. */
    private List<Double> rates(String name, TrainConfig config) {
        Path root = temp.resolve(name);
        SmallRuns.create(root, config).close();
        AtomicLong now = new AtomicLong();
        for (ExitCode end = ExitCode.INTERRUPTED; end == ExitCode.INTERRUPTED; ) {
            try (RunFolder folder = RunFolder.resume(root)) {
                StopSignal stop = StopSignal.none();
                LongSupplier minutes = stopAfter(25, stop);
                end = SmallRuns.train(
                        folder, stop, () -> minutes.getAsLong() + 60_000_000_000L * now.incrementAndGet());
            }
        }
        return MetricsLog.readAll(root.resolve("metrics.jsonl")).stream()
                .filter(line ->
                        line.has("rate_factor") && line.get("stage").asString().equals(WorldStage.NAME))
                .map(line -> line.get("rate_factor").asDouble())
                .toList();
    }

    @Test
    void trainingLowersTheHeldOutErrorUsesSeveralCodesAndLeavesPicturesOfIt() throws IOException {
        TrainConfig config = SmallRuns.config(120, 60);
        try (RunFolder folder = SmallRuns.create(temp.resolve("run"), config)) {
            assertThat(SmallRuns.train(folder, StopSignal.none(), System::nanoTime))
                    .isEqualTo(ExitCode.OK);
            List<ObjectNode> lines = MetricsLog.readAll(folder.metrics());
            double first = lines.stream()
                    .filter(line -> line.has("psnr"))
                    .findFirst()
                    .orElseThrow()
                    .get("psnr")
                    .asDouble();
            assertThat(last(lines, "heldout_psnr")).isGreaterThan(first + 3);
            assertThat(last(lines, "code_perplexity")).isGreaterThan(5);
            assertThat(last(lines, "action_perplexity")).isGreaterThan(1.2);
            assertThat(last(lines, "heldout_cross_entropy")).isLessThan(Math.log(64) / 2);
            BufferedImage codec = ImageIO.read(
                    folder.samples().resolve("tokenizer-0000120.png").toFile());
            BufferedImage played = ImageIO.read(
                    folder.samples().resolve("dynamics-0000060.png").toFile());
            assertThat(codec.getHeight() / 98)
                    .as("rows: clips and what the tokens keep")
                    .isGreaterThanOrEqualTo(2);
            assertThat(played.getHeight() / 98)
                    .as("rows: the clip, and one for each action")
                    .isEqualTo(9);
            assertThat(played.getWidth() / 98)
                    .as("two true frames and eight dreamt ones")
                    .isEqualTo(10);
        }
    }

    @Test
    void severalCodesForAPatchKeepMoreOfThePicture() {
        assertThat(kept("one", "tokenizer.groups=1") + 0.5).isLessThan(kept("four", "tokenizer.groups=4"));
    }

    /** PSNR of clips after training on them. */
    private double kept(String name, String setting) {
        TrainConfig config = SmallRuns.config(120, 10, "tokenizer.code_width=8", setting);
        RunSources same =
                new RunSources(SmallRuns.CLIPS.toAbsolutePath(), Optional.of(SmallRuns.CLIPS.toAbsolutePath()));
        try (RunFolder folder = RunFolder.create(temp.resolve(name), config, same, InstantSource.system())) {
            assertThat(SmallRuns.train(folder, StopSignal.none(), STILL)).isEqualTo(ExitCode.OK);
            List<ObjectNode> lines = MetricsLog.readAll(folder.metrics());
            assertThat(last(lines, "heldout_cross_entropy"))
                    .as("tokens are foretold from their own of the frame before")
                    .isLessThan(Math.log(64) / 2);
            assertThat(folder.samples().resolve("dynamics-0000010.png")).exists();
            return last(lines, "heldout_psnr");
        }
    }

    @Test
    void aWishToStopEndsTheDecodingToo() {
        try (RunFolder folder = SmallRuns.create(temp.resolve("run"), SmallRuns.config(8, 12))) {
            StopSignal stop = StopSignal.none();
            stop.request();
            assertThat(SmallRuns.train(folder, stop, STILL)).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(folder.cache().resolve("frames")).isDirectoryNotContaining("glob:**/frames/[0-9a-f]*");
            assertThat(folder.checkpoints(warning -> {}).latest(TokenizerStage.NAME))
                    .isEmpty();
        }
    }

    static void assertSameBits(Path whole, Path parts, String stage) {
        Map<String, TensorData> expected = latest(whole, stage).tensors();
        Map<String, TensorData> actual = latest(parts, stage).tensors();
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, tensor) ->
                assertThat(actual.get(name).bytes()).as(stage + " " + name).isEqualTo(tensor.bytes()));
    }

    private static LongSupplier stopAfter(int calls, StopSignal stop) {
        AtomicLong count = new AtomicLong();
        return () -> {
            if (count.incrementAndGet() == calls) {
                stop.request();
            }
            return 0;
        };
    }

    private static Checkpoint latest(Path root, String stage) {
        try (RunFolder folder = RunFolder.inspect(root)) {
            return folder.checkpoints(warning -> {}).latest(stage).orElseThrow();
        }
    }

    private static double last(List<ObjectNode> lines, String key) {
        return lines.stream()
                .filter(line -> line.has(key))
                .toList()
                .getLast()
                .get(key)
                .asDouble();
    }
}
