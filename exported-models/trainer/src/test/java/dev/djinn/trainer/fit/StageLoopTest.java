package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.config.Schedule;
import dev.djinn.trainer.nn.Init;
import dev.djinn.trainer.run.CheckpointStore;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import dev.djinn.trainer.torch.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults 38 and 40 of the fault list: losses that are not numbers, disks that are full. */
class StageLoopTest {
    private static final Device CPU = new Device("cpu");

    @TempDir
    Path temp;

    private final List<String> broken = new ArrayList<>();
    private LongSupplier nanos = System::nanoTime;

    @Test
    void aStepWithoutAFiniteLossIsSkippedAndLeavesTheWeightsAlone() {
        float[] clean = run(new Toy(5, step -> false), 5, 1000);
        float[] skipped = run(new Toy(6, step -> step == 2), 6, 1000);
        assertThat(clean[0]).isNotEqualTo(1f);
        assertThat(skipped).isEqualTo(clean);
        assertThat(MetricsLog.readAll(temp.resolve("metrics.jsonl")).toString()).contains("skipped a step");
    }

    @Test
    void threeInARowGoBackToTheLastCheckpointAndTrainingStillFinishes() {
        float[] end = run(new Toy(12, step -> step >= 5 && step < 8), 12, 0);
        assertThat(end[0]).isFinite().isNotEqualTo(1f);
        assertThat(MetricsLog.readAll(temp.resolve("metrics.jsonl")).toString())
                .contains("going back to the last good checkpoint");
    }

    @Test
    void aLossThatStaysBrokenStopsTheRunWithTheReason() {
        assertThatThrownBy(() -> run(new Toy(1000, step -> step >= 5), 1000, 0))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED))
                .hasMessageContaining("toy step")
                .hasMessageContaining("loss is NaN");
    }

    @Test
    void aGradientThatIsNotFiniteCountsAsMuchAsALoss() {
        float[] clean = run(new Toy(5, step -> false), 5, 1000);
        float[] skipped = run(new Toy(6, step -> false, step -> step == 2), 6, 1000);
        assertThat(skipped).isEqualTo(clean);
        assertThat(warnings()).contains("skipped a step: toy step 2: the gradient is ");
    }

    @Test
    void afterAReturnTheRateIsHalved() {
        AtomicLong seconds = new AtomicLong();
        nanos = () -> 1_000_000_000 * seconds.incrementAndGet();
        run(new Toy(30, step -> step >= 5 && step < 8), 30, 0);
        List<Double> factors = MetricsLog.readAll(temp.resolve("metrics.jsonl")).stream()
                .filter(line -> line.has("rate_factor"))
                .map(line -> line.get("rate_factor").asDouble())
                .toList();
        assertThat(factors.getFirst()).isEqualTo(1);
        assertThat(factors.getLast()).isEqualTo(0.5);
    }

    @Test
    void aReturnBeforeTheFirstIntervalGoesBackToTheBeginning() {
        float[] end = run(new Toy(8, step -> step >= 5), 8, 1000);
        assertThat(end[0]).isEqualTo(1f);
    }

    @Test
    void weightsThatAreNotFiniteAreNeverSaved() {
        Toy toy = new Toy(10, step -> false);
        toy.onApplied = step -> {
            if (step == 4) {
                toy.parameters.set("toy.w", new long[] {1}, new float[] {Float.NaN});
            }
        };
        run(toy, 10, 0);
        assertThat(warnings()).contains("wrote no checkpoint: toy.w holds NaN or infinity");
        assertThat(new CheckpointStore(temp.resolve("checkpoints-10"), 2, broken::add)
                        .latest("toy")
                        .orElseThrow()
                        .step())
                .isEqualTo(10);
        assertThat(broken).isEmpty();
    }

    @Test
    void aDiskThatStaysFullEndsTheRunWithTheLastGoodCheckpoint() throws IOException {
        Path disk = disk();
        Toy toy = new Toy(10, step -> false);
        toy.onApplied = step -> {
            if (step == 3) {
                fill(disk);
            }
        };
        List<Duration> pauses = new ArrayList<>();
        Consumer<String> greedyNeighbour = warning -> fill(disk);
        CheckpointStore store = new CheckpointStore(disk.resolve("checkpoints"), 2, greedyNeighbour, pauses::add);

        assertThatThrownBy(() -> run(toy, 10, 0, store, disk.resolve("metrics.jsonl")))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE))
                .hasMessageContaining("the disk is full");

        assertThat(pauses).containsOnly(Duration.ofSeconds(10)).hasSize(2);
        assertThat(store.latest("toy").orElseThrow().step()).isEqualTo(3);
    }

    @Test
    void aDiskThatIsFreedWhileTheTrainerWaitsCostsNothing() throws IOException {
        Path disk = disk();
        Toy toy = new Toy(10, step -> false);
        toy.onApplied = step -> {
            if (step == 3) {
                fill(disk);
            }
        };
        CheckpointStore store = new CheckpointStore(disk.resolve("checkpoints"), 2, broken::add, pause -> free(disk));

        float[] end = run(toy, 10, 0, store, disk.resolve("metrics.jsonl"));

        assertThat(end).isEqualTo(run(new Toy(10, step -> false), 10, 1000));
        assertThat(store.latest("toy").orElseThrow().step()).isEqualTo(10);
    }

    private static Path disk() throws IOException {
        Configuration configuration = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(64 * 1024)
                .build();
        return Files.createDirectory(Jimfs.newFileSystem(configuration).getPath("/run"));
    }

    private static void fill(Path disk) {
        try (OutputStream out =
                Files.newOutputStream(disk.resolve("film.mkv"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(new byte[512]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("out of disk space");
        }
    }

    private static void free(Path disk) {
        try {
            Files.deleteIfExists(disk.resolve("film.mkv"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String warnings() {
        return MetricsLog.readAll(temp.resolve("metrics.jsonl")).toString();
    }

    private float[] run(Toy toy, long steps, double checkpointSeconds) {
        CheckpointStore store = new CheckpointStore(temp.resolve("checkpoints-" + steps), 2, broken::add);
        return run(toy, steps, checkpointSeconds, store, temp.resolve("metrics.jsonl"));
    }

    private float[] run(Toy toy, long steps, double checkpointSeconds, CheckpointStore store, Path metrics) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (toy;
                Workers workers = new Workers(1);
                MetricsLog log = MetricsLog.open(metrics);
                Progress progress = new Progress(nowhere, false, System::nanoTime)) {
            StageLoop.Desk desk = new StageLoop.Desk(
                    store, log, new Samples(temp, warning -> {}), progress, StopSignal.none(), nanos);
            StageLoop.Budget budget = new StageLoop.Budget(steps, 0, checkpointSeconds, 1000);
            try (StageLoop loop = new StageLoop(toy, budget, desk, workers)) {
                assertThat(loop.run()).isEqualTo(StageLoop.Outcome.FINISHED);
            }
            return toy.parameters.get("toy.w");
        }
    }

    /** One weight that is pulled to zero; its loss is not a number at chosen attempts. */
    private static final class Toy implements Stage {
        private final ParameterBuffer parameters = ParameterBuffer.discover(CPU, 1, ops -> loss(ops, 1));
        private final Replica replica = new Replica(parameters);
        private final TorchOps ops = new TorchOps(CPU, replica);
        private final LongPredicate broken;
        private final LongPredicate steep;
        private final long steps;
        private LongConsumer onApplied = step -> {};

        Toy(long steps, LongPredicate broken) {
            this(steps, broken, step -> false);
        }

        /** @param steep attempts with a finite loss whose gradient is not */
        Toy(long steps, LongPredicate broken, LongPredicate steep) {
            this.steps = steps;
            this.broken = broken;
            this.steep = steep;
        }

        private static Tensor loss(TorchOps ops, double factor) {
            return ops.parameter("toy.w", Init.ONES, 1).square().sum().mul(Torch.scalar(factor));
        }

        @Override
        public String name() {
            return "toy";
        }

        @Override
        public Schedule schedule() {
            return new Schedule(
                    1, 2, 1, dev.djinn.trainer.config.Optimizer.ADAMW, 0.01, 0, 0.9, 0.9, 0, 0, 0, 0, 1, steps, 0);
        }

        @Override
        public ParameterBuffer parameters() {
            return parameters;
        }

        @Override
        public List<Replica> replicas() {
            return List.of(replica);
        }

        @Override
        public Map<String, Double> step(long step, double progress) {
            try (PointerScope scope = new PointerScope()) {
                Tensor loss = loss(ops, broken.test(step) ? Double.NaN : 1);
                if (steep.test(step)) {
                    Tensor w = ops.parameter("toy.w", Init.ONES, 1);
                    loss = loss.add(w.sub(w.detach()).sqrt().sum());
                }
                loss.backward();
                return Map.of("loss", loss.item_double());
            }
        }

        @Override
        public void applied(long step) {
            onApplied.accept(step);
        }

        @Override
        public void dropped() {}

        @Override
        public Map<String, Double> evaluate() {
            return Map.of("score", 0.0);
        }

        @Override
        public List<List<Picture>> samples() {
            return List.of();
        }

        @Override
        public Map<String, TensorData> memory() {
            return Map.of();
        }

        @Override
        public void restoreMemory(Map<String, TensorData> memory) {}

        @Override
        public void taken(Set<String> names) {}

        @Override
        public void close() {
            replica.close();
            parameters.close();
        }
    }
}
