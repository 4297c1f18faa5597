package dev.djinn.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.trainer.export.OrtGraph;
import dev.djinn.trainer.nn.Init;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import dev.djinn.trainer.torch.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxOpsTest {
    private static final WeightSource NO_WEIGHTS = (name, shape) -> {
        throw new IllegalStateException("no weights here");
    };

    @ParameterizedTest
    @EnumSource(OpCase.class)
    void onnxComputesWhatTorchComputes(OpCase op) {
        List<float[]> values = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(op.ordinal());
        for (OpCase.Input input : op.inputs) {
            values.add(random(input, random));
        }
        float[] expected = torch(op, values);
        for (boolean sizesKnown : new boolean[] {true, false}) {
            assertThat(onnx(op, values, sizesKnown))
                    .hasSameSizeAs(expected)
                    .containsExactly(expected, Offset.offset(2e-5f));
        }
    }

    private static float[] random(OpCase.Input input, SplittableRandom random) {
        float[] values = new float[count(input)];
        for (int i = 0; i < values.length; i++) {
            values[i] = input.ids() > 0 ? random.nextInt(input.ids()) : (float) random.nextGaussian();
        }
        return values;
    }

    private static int count(OpCase.Input input) {
        return (int) Arrays.stream(input.shape()).reduce(1, Math::multiplyExact);
    }

    private static long[] ids(float[] values) {
        long[] ids = new long[values.length];
        Arrays.setAll(ids, i -> (long) values[i]);
        return ids;
    }

    private static float[] torch(OpCase op, List<float[]> values) {
        Device cpu = new Device("cpu");
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> inputs = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                OpCase.Input input = op.inputs.get(i);
                inputs.add(
                        input.ids() > 0
                                ? Torch.longs(cpu, ids(values.get(i)), input.shape())
                                : Torch.floats(cpu, values.get(i), input.shape()));
            }
            return Torch.toFloats(op.apply(new TorchOps(cpu, noTensors()), inputs));
        }
    }

    private static Weights noTensors() {
        return new Weights() {
            @Override
            public Tensor parameter(String name, Init init, long[] shape) {
                throw new IllegalStateException("no weights here");
            }

            @Override
            public Tensor buffer(String name, Init init, long[] shape) {
                throw new IllegalStateException("no weights here");
            }
        };
    }

    /** @param sizesKnown false: the first size of the first input is only known at run time */
    private static float[] onnx(OpCase op, List<float[]> values, boolean sizesKnown) {
        OnnxGraph graph = new OnnxGraph("op");
        List<OnnxValue> inputs = new ArrayList<>();
        OrtGraph.Inputs given = new OrtGraph.Inputs();
        for (int i = 0; i < values.size(); i++) {
            OpCase.Input input = op.inputs.get(i);
            Size[] sizes = Arrays.stream(input.shape()).mapToObj(Size::fixed).toArray(Size[]::new);
            if (!sizesKnown && i == 0) {
                sizes[0] = Size.any("n");
            }
            boolean ids = input.ids() > 0;
            inputs.add(graph.input("in" + i, ids ? ElementType.INT64 : ElementType.FLOAT, sizes));
            if (ids) {
                given.longs("in" + i, ids(values.get(i)), input.shape());
            } else {
                given.floats("in" + i, values.get(i), input.shape());
            }
        }
        OnnxValue result = op.apply(new OnnxOps(graph, NO_WEIGHTS, Precision.FP32), inputs);
        Size[] sizes = result.dims().sizes().stream()
                .map(size -> size == Dims.ANY ? Size.any("some" + size) : Size.fixed(size))
                .toArray(Size[]::new);
        graph.output("out", ElementType.FLOAT, result, sizes);
        try (OrtGraph session = new OrtGraph(op.name(), graph.toBytes())) {
            return session.run(given).floats("out");
        }
    }

    @Test
    void rowsThatDoNotFitTheWeightsAreRefusedWhileWriting() {
        OnnxGraph graph = new OnnxGraph("op");
        OnnxOps ops = new OnnxOps(graph, NO_WEIGHTS, Precision.FP32);
        OnnxValue x = graph.input("x", ElementType.FLOAT, Size.any("n"), Size.fixed(8));
        OnnxValue weight = graph.input("w", ElementType.FLOAT, Size.fixed(4), Size.fixed(9));
        assertThatThrownBy(() -> ops.project(x, weight))
                .hasMessageContaining("[-1, 8]")
                .hasMessageContaining("[4, 9]");
    }
}
