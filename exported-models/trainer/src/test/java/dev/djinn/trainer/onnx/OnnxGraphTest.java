package dev.djinn.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.export.OrtGraph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {
    private final OnnxGraph graph = new OnnxGraph("test");
    private final OnnxValue x = graph.input("x", ElementType.FLOAT, Size.any("n"), Size.fixed(2));

    @Test
    void whatNoOutputNeedsIsNotInTheFile() throws InvalidProtocolBufferException {
        OnnxValue used = graph.weight("used", Precision.FP16, () -> new float[] {1, 2}, 2);
        OnnxValue unused = graph.weight("unused", Precision.FP16, () -> new float[] {3, 4}, 2);
        graph.op("Mul", x, unused);
        graph.output("y", ElementType.FLOAT, graph.op("Add", x, used), Size.any("n"), Size.fixed(2));
        GraphProto file = ModelProto.parseFrom(graph.toBytes()).getGraph();
        assertThat(file.getInitializerList()).extracting(TensorProto::getName).containsExactly("used");
        assertThat(file.getNodeList()).extracting(NodeProto::getOpType).containsExactly("Cast", "Add", "Identity");
    }

    @Test
    void equalNodesAndEqualConstantsAreWrittenOnce() throws InvalidProtocolBufferException {
        OnnxValue once = graph.op("Add", x, graph.real(2));
        OnnxValue again = graph.op("Add", x, graph.real(2));
        assertThat(again.name()).isEqualTo(once.name());
        graph.output("y", ElementType.FLOAT, graph.op("Mul", once, again), Size.any("n"), Size.fixed(2));
        GraphProto file = ModelProto.parseFrom(graph.toBytes()).getGraph();
        assertThat(file.getNodeList()).extracting(NodeProto::getOpType).containsExactly("Add", "Mul", "Identity");
        assertThat(file.getInitializerCount()).isEqualTo(1);
    }

    @Test
    void whatDoesNotChangeInALoopIsComputedBeforeIt() throws InvalidProtocolBufferException {
        OnnxValue start = graph.op("ReduceSum", x, graph.integers(0, 1)).shaped(1, 1);
        OnnxValue end = graph.loop(
                        graph.whole(3),
                        List.of(new OnnxGraph.Carried("sum", ElementType.FLOAT, start)),
                        (round, now) -> List.of(graph.op("Add", now.getFirst(), graph.op("Exp", start))))
                .getFirst();
        graph.output("y", ElementType.FLOAT, end, Size.fixed(1), Size.fixed(1));
        GraphProto file = ModelProto.parseFrom(graph.toBytes()).getGraph();
        assertThat(file.getNodeList())
                .extracting(NodeProto::getOpType)
                .containsExactly("ReduceSum", "Exp", "Loop", "Identity");
        try (OrtGraph session = new OrtGraph("loop", graph.toBytes())) {
            float[] y = session.run(new OrtGraph.Inputs().floats("x", new float[] {0.25f, 0.75f}, 1, 2))
                    .floats("y");
            assertThat(y[0]).isEqualTo((float) (1 + 3 * Math.E), org.assertj.core.data.Offset.offset(1e-5f));
        }
    }

    @Test
    void anOperatorThatOnnxRuntimeDoesNotKnowIsRefusedWithTheGraphsName() {
        graph.output("y", ElementType.FLOAT, graph.op("com.microsoft:Dream", x), Size.any("n"), Size.fixed(2));
        assertThatThrownBy(() -> new OrtGraph("decoder.onnx", graph.toBytes()))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED))
                .hasMessageContaining("decoder.onnx")
                .hasMessageContaining("Dream");
    }

    @Test
    void weightsComeBackFromTheFileAsTheyAreStored() {
        float[] values = {1, -0.1f, 65504, 3e-8f};
        OnnxValue weight = graph.weight("w", Precision.FP16, () -> values, 2, 2);
        graph.output("y", ElementType.FLOAT, graph.op("MatMul", x, weight), Size.any("n"), Size.fixed(2));
        OnnxWeights read = new OnnxWeights(Map.of("some.onnx", graph.toBytes()));
        assertThat(read.require("w", 2, 2)).containsExactly(Fp16.round(values));
        assertThatThrownBy(() -> read.require("w", 4))
                .hasMessageContaining("[2, 2]")
                .hasMessageContaining("[4]");
        assertThatThrownBy(() -> read.require("v", 4)).hasMessageContaining("no v");
    }

    @Test
    void twoGraphsWithDifferentWeightsUnderOneNameDoNotMakeAWorld() {
        byte[] one = carrying(1);
        byte[] other = carrying(2);
        assertThatThrownBy(() -> new OnnxWeights(Map.of("one.onnx", one, "other.onnx", other)))
                .isInstanceOf(DjinnException.class)
                .hasMessageContaining("its w is not that of the other graphs");
    }

    private static byte[] carrying(float value) {
        OnnxGraph graph = new OnnxGraph("test");
        OnnxValue weight = graph.weight("w", Precision.FP32, () -> new float[] {value}, 1);
        graph.output("y", ElementType.FLOAT, weight, Size.fixed(1));
        return graph.toBytes();
    }
}
