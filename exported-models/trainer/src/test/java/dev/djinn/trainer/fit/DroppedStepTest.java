package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.data.FrameSpec;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.data.IngestListener;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fault 38: whatever a step with a loss that is not a number left behind would be saved and end every later step. */
class DroppedStepTest {
    private static final TrainConfig CONFIG = SmallRuns.config(600, 600, "training.actions.warmup=0.5");
    private static final Device CPU = new Device("cpu");

    @TempDir
    Path temp;

    @Test
    void aDroppedStepOfTheTokenizerLeavesNoTrace() {
        try (FrameStore frames = frames();
                Workers workers = new Workers(2);
                Stage stage = new TokenizerStage(
                        CONFIG, CPU, new RandomClips(CONFIG.training().tokenizer()), heldOut(frames), workers)) {
            assertNoTrace(stage, 0);
        }
    }

    @Test
    void aDroppedStepOfTheActionsLeavesNoTraceBeforeAndAfterTheyHaveCodes() throws IOException {
        int n = CONFIG.tokenizerConfig().tokens();
        Path tokens = Files.write(temp.resolve("tokens"), new byte[2 * n * 2000]);
        TokenStore store = TokenStore.open(tokens, tokens, n);
        try (FrameStore frames = frames();
                Workers workers = new Workers(2);
                FrozenTokenizer tokenizer = FrozenTokenizer.untrained(CONFIG.tokenizerConfig(), CPU, 1, 2);
                Stage stage = new WorldStage(
                        CONFIG,
                        CPU,
                        new RandomClips(CONFIG.training().dynamics()),
                        store,
                        heldOut(frames),
                        new HeldOutTokens(heldOut(frames), store),
                        workers,
                        tokenizer)) {
            assertNoTrace(stage, 0);
            assertNoTrace(stage, 0.6);
        }
    }

    private static void assertNoTrace(Stage stage, double progress) {
        for (int step = 0; step < 2; step++) {
            stage.step(step, progress);
            stage.applied(step);
        }
        Map<String, TensorData> before = stage.memory();
        stage.step(2, progress);
        stage.dropped();
        Map<String, TensorData> after = stage.memory();
        before.forEach(
                (name, data) -> assertThat(after.get(name).bytes()).as(name).isEqualTo(data.bytes()));
        stage.step(3, progress);
        stage.applied(3);
        assertThat(stage.memory().values().stream().map(TensorData::bytes).toList())
                .as("an applied step leaves traces")
                .isNotEqualTo(before.values().stream().map(TensorData::bytes).toList());
    }

    private static HeldOutClips heldOut(FrameStore frames) {
        return new HeldOutClips(frames, frames.episodes(), 8);
    }

    private FrameStore frames() {
        Path cache = temp.resolve("cache");
        return FrameStore.open(Ingest.run(
                        VideoFolder.list(SmallRuns.CLIPS),
                        new FrameSpec(32, 32, 15),
                        cache,
                        8,
                        IngestListener.SILENT,
                        1)
                .store());
    }
}
