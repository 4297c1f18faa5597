package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.image.Picture;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Native memory is freed by scopes that the garbage collector knows nothing of: one forgotten scope fills the machine.
 * Measured in a process whose Java heap is touched before it begins, so that what grows is not the heap, and so large
 * that no collection comes in between and frees what was forgotten.
 */
class MemoryTest {
    private static final TrainConfig CONFIG = SmallRuns.config(600, 600, "training.actions.warmup=0.1");
    private static final Device CPU = new Device("cpu");
    private static final List<String> STEADY_HEAP =
            List.of("-XX:+UseSerialGC", "-Xms640m", "-Xmx640m", "-Xmn500m", "-XX:+AlwaysPreTouch");

    @TempDir
    Path temp;

    /** The tokenizer's over more steps, below. */
    @Test
    void memoryStaysFlatFromStep40To120() {
        assertThat(growth(WorldStage.NAME, 40, 120, 0)).isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {TokenizerStage.NAME, WorldStage.NAME})
    @Tag("slow")
    void memoryStaysFlatFromStep100To600(String stage) {
        assertThat(growth(stage, 100, 600, 0)).isLessThan(0.05);
    }

    @Test
    void aTensorOfOneMegabyteForgottenAtEachStepIsFound() {
        assertThat(growth(TokenizerStage.NAME, 20, 60, 1 << 18)).isGreaterThan(0.03);
    }

    /** Growth of resident memory between two steps; {@code leaked} floats are lost at each. */
    private double growth(String stage, int from, int to, int leaked) {
        try (ChildJvm child = ChildJvm.start(
                temp, STEADY_HEAP, MemoryTest.class, stage, "" + from, "" + to, "" + leaked, "" + temp)) {
            assertThat(child.status()).as(child.err()).isZero();
            String[] kilobytes = child.out().strip().split(" ");
            double growth = Double.parseDouble(kilobytes[1]) / Double.parseDouble(kilobytes[0]) - 1;
            System.out.printf("%s: %s kB at step %d, %s kB at step %d%n", stage, kilobytes[0], from, kilobytes[1], to);
            return growth;
        }
    }

    /** Trains with the real loop and prints the resident memory at two steps. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[4]);
        Watched.Plan plan =
                new Watched.Plan(Long.parseLong(args[1]), Long.parseLong(args[2]), Integer.parseInt(args[3]));
        int n = CONFIG.tokenizerConfig().tokens();
        Path tokens = Files.write(folder.resolve("tokens"), new byte[2 * n * 2000]);
        TokenStore store = TokenStore.open(tokens, tokens, n);
        try (FrameStore frames = frames(folder.resolve("cache"));
                Workers workers = new Workers(2)) {
            HeldOutClips heldOut = new HeldOutClips(frames, frames.episodes(), 8);
            if (args[0].equals(TokenizerStage.NAME)) {
                ClipSource clips = new RandomClips(CONFIG.training().tokenizer());
                train(new TokenizerStage(CONFIG, CPU, clips, heldOut, workers), plan, folder, workers);
            } else {
                ClipSource clips = new RandomClips(CONFIG.training().dynamics());
                HeldOutTokens heldOutTokens = new HeldOutTokens(heldOut, store);
                FrozenTokenizer tokenizer = FrozenTokenizer.untrained(CONFIG.tokenizerConfig(), CPU, 1, 2);
                train(
                        new WorldStage(CONFIG, CPU, clips, store, heldOut, heldOutTokens, workers, tokenizer),
                        plan,
                        folder,
                        workers);
            }
        }
        System.exit(0);
    }

    private static FrameStore frames(Path cache) {
        return FrameStore.open(Ingest.run(
                        VideoFolder.list(SmallRuns.CLIPS),
                        new FrameSpec(32, 32, 15),
                        cache,
                        8,
                        IngestListener.SILENT,
                        1)
                .store());
    }

    private static void train(Stage stage, Watched.Plan plan, Path folder, Workers workers) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (Watched watched = new Watched(stage, plan);
                MetricsLog log = MetricsLog.open(folder.resolve("metrics.jsonl"));
                Progress progress = new Progress(nowhere, false, System::nanoTime)) {
            CheckpointStore store = new CheckpointStore(folder.resolve("checkpoints"), 1, warning -> {});
            Samples samples = new Samples(folder, warning -> {});
            StageLoop.Desk desk =
                    new StageLoop.Desk(store, log, samples, progress, StopSignal.none(), System::nanoTime);
            StageLoop.Budget budget = new StageLoop.Budget(plan.to() + 1, 0, 1000, 1000);
            try (StageLoop loop = new StageLoop(watched, budget, desk, workers)) {
                loop.run();
            }
            System.out.println(watched.before + " " + watched.after);
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

    /** Passes everything on and reads the resident memory at two steps. */
    private static final class Watched implements Stage {
        /** @param leaked floats lost at each step */
        record Plan(long from, long to, int leaked) {}

        private final Stage stage;
        private final Plan plan;
        private long before;
        private long after;

        Watched(Stage stage, Plan plan) {
            this.stage = stage;
            this.plan = plan;
        }

        @Override
        public void applied(long step) {
            stage.applied(step);
            if (plan.leaked() > 0) {
                torch.ones(plan.leaked());
            }
            if (step == plan.from()) {
                before = residentKilobytes();
            }
            if (step == plan.to()) {
                after = residentKilobytes();
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
        public List<List<Picture>> samples() {
            return stage.samples();
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
        public void taken(Set<String> names) {
            stage.taken(names);
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
