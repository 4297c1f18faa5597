package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.config.Schedule;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.data.FrameSpec;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.data.IngestListener;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.run.CheckpointStore;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native memory is freed by scopes that the garbage collector knows nothing of: one forgotten scope fills the machine. */
class MemoryTest {
    private static final TrainConfig CONFIG = SmallRuns.config(600, 600, "training.actions.warmup=0.1");
    private static final Device CPU = new Device("cpu");

    @TempDir
    Path temp;

    @Test
    void theTokenizersMemoryStaysFlatFromStep100To600() {
        try (FrameStore frames = frames();
                Workers workers = new Workers(2)) {
            HeldOutClips heldOut = new HeldOutClips(frames, frames.episodes(), 8);
            ClipSource clips = new RandomClips(CONFIG.training().tokenizer());
            assertFlat(new TokenizerStage(CONFIG, CPU, clips, heldOut, workers), workers);
        }
    }

    @Test
    void theDynamicsMemoryStaysFlatFromStep100To600() throws IOException {
        int n = CONFIG.tokenizerConfig().tokens();
        Path tokens = Files.write(temp.resolve("tokens"), new byte[2 * n * 2000]);
        TokenStore store = TokenStore.open(tokens, tokens, n);
        float[] codes = new float[64 * 32];
        try (FrameStore frames = frames();
                Workers workers = new Workers(2)) {
            HeldOutClips heldOut = new HeldOutClips(frames, frames.episodes(), 8);
            ClipSource clips = new RandomClips(CONFIG.training().dynamics());
            HeldOutTokens heldOutTokens = new HeldOutTokens(heldOut, store);
            assertFlat(new WorldStage(CONFIG, CPU, clips, store, heldOut, heldOutTokens, workers, codes), workers);
        }
    }

    private FrameStore frames() {
        return FrameStore.open(Ingest.run(
                        VideoFolder.list(SmallRuns.CLIPS),
                        new FrameSpec(32, 32, 15),
                        temp.resolve("cache"),
                        8,
                        IngestListener.SILENT,
                        1)
                .store());
    }

    private void assertFlat(Stage stage, Workers workers) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (Watched watched = new Watched(stage);
                MetricsLog log = MetricsLog.open(temp.resolve("metrics.jsonl"));
                Progress progress = new Progress(nowhere, false, System::nanoTime)) {
            CheckpointStore store = new CheckpointStore(temp.resolve("checkpoints"), 1, warning -> {});
            StageLoop.Desk desk = new StageLoop.Desk(store, log, progress, StopSignal.none(), System::nanoTime);
            new StageLoop(watched, new StageLoop.Budget(601, 0, 1000, 1000), desk, workers).run();
            double growth = (double) watched.resident.get(600L) / watched.resident.get(100L) - 1;
            assertThat(growth)
                    .as("growth of resident memory from step 100 to 600")
                    .isLessThan(0.05);
        }
    }

    /** Resident memory of this process in kB, from the kernel. */
    private static long residentKilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class RandomClips implements ClipSource {
        private final Schedule schedule;

        RandomClips(Schedule schedule) {
            this.schedule = schedule;
        }

        @Override
        public Batch batch(long step) {
            int clips = (int) schedule.clipsPerStep(2);
            byte[] rgb = new byte[clips * schedule.frames() * 32 * 32 * 3];
            new SplittableRandom(step).nextBytes(rgb);
            return new Batch(rgb, new long[clips], new boolean[clips]);
        }

        @Override
        public void close() {}
    }

    /** Passes everything on and reads the resident memory at each step. */
    private static final class Watched implements Stage {
        private final Stage stage;
        private final Map<Long, Long> resident = new HashMap<>();

        Watched(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void applied(long step) {
            stage.applied(step);
            if (step == 100 || step == 600) {
                System.gc();
                resident.put(step, residentKilobytes());
            }
        }

        @Override
        public String name() {
            return stage.name();
        }

        @Override
        public Schedule schedule() {
            return stage.schedule();
        }

        @Override
        public ParameterBuffer parameters() {
            return stage.parameters();
        }

        @Override
        public List<Replica> replicas() {
            return stage.replicas();
        }

        @Override
        public Map<String, Double> step(long step, double progress) {
            return stage.step(step, progress);
        }

        @Override
        public void dropped() {
            stage.dropped();
        }

        @Override
        public Map<String, Double> evaluate() {
            return stage.evaluate();
        }

        @Override
        public Map<String, TensorData> memory() {
            return stage.memory();
        }

        @Override
        public void restoreMemory(Map<String, TensorData> memory) {
            stage.restoreMemory(memory);
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
