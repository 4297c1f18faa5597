package dev.djinn.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.RandomWeights;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldConfigs;
import dev.djinn.trainer.onnx.WorldGraphs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code dynamics_fp16.onnx}, on a small world with random weights, on the CPU for once. */
class HalfParityTest {
    private static final WorldConfig CONFIG = WorldConfigs.square();
    private static final WorldFiles FILES =
            WorldFiles.write(new WorldGraphs(CONFIG, new RandomWeights(7), Precision.FP16, 4));

    @Test
    void roundsToHalfPrecisionButChoosesWhatSinglePrecisionDoes() {
        List<Report.Row> rows = Parity.check(FILES, ParityTest.material(CONFIG, 4)).rows().stream()
                .filter(row -> row.tensor().startsWith("dynamics_fp16."))
                .toList();
        assertThat(rows).hasSize(6).allMatch(Report.Row::holds);
        assertThat(rows)
                .filteredOn(row -> row.tensor().equals("dynamics_fp16.logits"))
                .singleElement()
                .satisfies(row -> assertThat(row.difference())
                        .as("more than single precision may make of it")
                        .isGreaterThan(Parity.LIMIT));
    }

    @Test
    void matrixProductsOfItsBlocksTakeStoredHalvesWithoutACast() throws InvalidProtocolBufferException {
        ModelProto model = ModelProto.parseFrom(FILES.onnx().get(WorldFolder.DYNAMICS_FP16));
        List<String> halves = model.getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getDataType() == TensorProto.DataType.FLOAT16.getNumber())
                .map(TensorProto::getName)
                .filter(name -> name.contains(".block") && name.endsWith(".weight"))
                .toList();
        List<NodeProto> nodes = nodes(model.getGraph().getNodeList()).toList();
        assertThat(halves).hasSize(3 * 6);
        assertThat(halves)
                .allSatisfy(weight -> assertThat(nodes)
                        .filteredOn(node -> node.getInputList().contains(weight))
                        .isNotEmpty()
                        .allMatch(node -> node.getOpType().equals("FusedMatMul")));
    }

    /** Also those of the bodies of loops. */
    private static Stream<NodeProto> nodes(List<NodeProto> nodes) {
        return nodes.stream()
                .flatMap(node -> Stream.concat(
                        Stream.of(node),
                        node.getAttributeList().stream()
                                .flatMap(attribute -> nodes(attribute.getG().getNodeList()))));
    }

    @Test
    void oneThatDecodesByAnotherScheduleIsFoundAndNamed() {
        Map<String, byte[]> onnx = new HashMap<>(FILES.onnx());
        onnx.computeIfPresent(
                WorldFolder.DYNAMICS_FP16,
                (name, graph) -> ParityTest.withConstant(graph, (float) (Math.PI / 2), (float) (3 * Math.PI / 2)));
        Report report = Parity.check(new WorldFiles(onnx), ParityTest.material(CONFIG, 4));
        assertThat(report.rows())
                .filteredOn(row -> !row.holds())
                .extracting(Report.Row::tensor)
                .contains("dynamics_fp16.revealed_at, guided")
                .allMatch(tensor -> tensor.startsWith("dynamics_fp16."));
    }
}
