package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
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
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fault 38 of the fault list: losses that are not numbers. */
class StageLoopTest {
    private static final Device CPU = new Device("cpu");

    @TempDir
    Path temp;

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

    private float[] run(Toy toy, long steps, double checkpointSeconds) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (toy;
                Workers workers = new Workers(1);
                MetricsLog log = MetricsLog.open(temp.resolve("metrics.jsonl"));
                Progress progress = new Progress(nowhere, false, System::nanoTime)) {
            CheckpointStore store = new CheckpointStore(temp.resolve("checkpoints-" + steps), 2, warning -> {});
            StageLoop.Desk desk = new StageLoop.Desk(store, log, progress, StopSignal.none(), System::nanoTime);
            StageLoop.Budget budget = new StageLoop.Budget(steps, 0, checkpointSeconds, 1000);
            assertThat(new StageLoop(toy, budget, desk, workers).run()).isEqualTo(StageLoop.Outcome.FINISHED);
            return toy.parameters.get("toy.w");
        }
    }

    /** One weight that is pulled to zero; its loss is not a number at chosen attempts. */
    private static final class Toy implements Stage {
        private final ParameterBuffer parameters = ParameterBuffer.discover(CPU, 1, ops -> loss(ops, 1));
        private final Replica replica = new Replica(parameters);
        private final TorchOps ops = new TorchOps(CPU, replica);
        private final LongPredicate broken;
        private final long steps;

        Toy(long steps, LongPredicate broken) {
            this.steps = steps;
            this.broken = broken;
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
                loss.backward();
                return Map.of("loss", loss.item_double());
            }
        }

        @Override
        public void applied(long step) {}

        @Override
        public void dropped() {}

        @Override
        public Map<String, Double> evaluate() {
            return Map.of("score", 0.0);
        }

        @Override
        public Map<String, TensorData> memory() {
            return Map.of();
        }

        @Override
        public void restoreMemory(Map<String, TensorData> memory) {}

        @Override
        public void close() {
            replica.close();
            parameters.close();
        }
    }
}
