package dev.djinn.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.trainer.nn.Init;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private static final Device CPU = new Device("cpu");
    private static final double RATE = 0.01;

    @Test
    void flatAdamWFollowsTheLibrarysAdamW() {
        try (PointerScope scope = new PointerScope();
                ParameterBuffer buffer = regression();
                Replica replica = new Replica(buffer);
                Optimizer ours = new Optimizer(buffer, new Optimizer.Config(false, 0.9, 0.999, 0.1, 1e9));
                Workers workers = new Workers(1)) {
            Tensor w = Torch.floats(CPU, buffer.get("net.block0.weight"), 4, 3).set_requires_grad(true);
            Tensor b = Torch.floats(CPU, buffer.get("net.bias"), 4).set_requires_grad(true);
            AdamWOptions options = new AdamWOptions(RATE);
            options.weight_decay().put(0.1);
            var library = new org.bytedeco.pytorch.AdamW(new TensorVector(w, b), options);
            TorchOps ops = new TorchOps(CPU, replica);
            for (int step = 0; step < 20; step++) {
                Tensor x = Torch.floats(CPU, values(step, 15), 5, 3);
                Optimizer.clear(List.of(replica));
                loss(ops, x).backward();
                Optimizer.gather(List.of(replica), 1);
                ours.step(replica, RATE, 0, workers.pool());
                library.zero_grad();
                ops.linear(x, w, b).square().mean().backward();
                library.step();
            }
            assertThat(buffer.get("net.block0.weight")).containsExactly(Torch.toFloats(w), within(1e-5f));
            assertThat(buffer.get("net.bias")).containsExactly(Torch.toFloats(b), within(1e-5f));
        }
    }

    @Test
    void gradientsOfWorkersAreAveraged() {
        try (PointerScope scope = new PointerScope();
                ParameterBuffer buffer = regression();
                Replica one = new Replica(buffer);
                Replica two = new Replica(buffer)) {
            loss(new TorchOps(CPU, one), Torch.floats(CPU, values(1, 15), 5, 3)).backward();
            loss(new TorchOps(CPU, two), Torch.floats(CPU, values(2, 15), 5, 3)).backward();
            float[] first = Torch.toFloats(one.gradients());
            float[] second = Torch.toFloats(two.gradients());
            Optimizer.gather(List.of(one, two), 2);
            float[] mean = Torch.toFloats(one.gradients());
            for (int i = 0; i < mean.length; i++) {
                assertThat(mean[i]).isCloseTo((first[i] + second[i]) / 2, within(1e-6f));
            }
        }
    }

    @Test
    void muonMakesSingularValuesNearlyEqual() {
        try (PointerScope scope = new PointerScope()) {
            Tensor update = Optimizer.orthogonal(Torch.floats(CPU, values(5, 12 * 7), 12, 7));
            float[] gram = Torch.toFloats(update.t().mm(update));
            for (int i = 0; i < 7; i++) {
                assertThat(gram[i * 7 + i]).isBetween(0.4f, 1.6f);
            }
        }
    }

    @Test
    void aRestoredOptimizerContinuesBitByBit() {
        assertThat(trained(6, 0)).isEqualTo(trained(6, 3));
    }

    private static float[] trained(int steps, int restartAt) {
        try (PointerScope scope = new PointerScope();
                ParameterBuffer buffer = regression();
                Replica replica = new Replica(buffer);
                Workers workers = new Workers(2)) {
            Optimizer optimizer = new Optimizer(buffer, new Optimizer.Config(true, 0.9, 0.98, 0.1, 1));
            for (int step = 0; step < steps; step++) {
                if (restartAt > 0 && step == restartAt) {
                    var state = optimizer.state();
                    optimizer = new Optimizer(buffer, new Optimizer.Config(true, 0.9, 0.98, 0.1, 1));
                    optimizer.restore(step, state.get("optimizer.first"), state.get("optimizer.second"));
                }
                Optimizer.clear(List.of(replica));
                loss(new TorchOps(CPU, replica), Torch.floats(CPU, values(step, 15), 5, 3))
                        .backward();
                Optimizer.gather(List.of(replica), 1);
                optimizer.step(replica, RATE, RATE, workers.pool());
            }
            return buffer.get("net.block0.weight");
        }
    }

    private static ParameterBuffer regression() {
        return ParameterBuffer.discover(CPU, 3, ops -> loss(ops, Torch.floats(CPU, values(0, 15), 5, 3)));
    }

    private static Tensor loss(TorchOps ops, Tensor x) {
        Tensor weight = ops.parameter("net.block0.weight", Init.normal(1), 4, 3);
        return ops.linear(x, weight, ops.parameter("net.bias", Init.ZEROS, 4))
                .square()
                .mean();
    }

    private static float[] values(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
