package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against what the generated protobuf classes write. */
class ExternalDataTest {
    @Test
    void findsTheTensorsOutsideWhereverAGraphCanHaveThem() {
        GraphProto body =
                GraphProto.newBuilder().addInitializer(outside("body")).build();
        AttributeProto attribute = AttributeProto.newBuilder()
                .setT(outside("t"))
                .setG(body)
                .addTensors(outside("tensors"))
                .addGraphs(body)
                .setSparseTensor(SparseTensorProto.newBuilder().setValues(outside("sparse")))
                .build();
        NodeProto node = NodeProto.newBuilder().addAttribute(attribute).build();
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(10)
                .setGraph(GraphProto.newBuilder()
                        .addInitializer(
                                TensorProto.newBuilder().setName("inside").addFloatData(1))
                        .addInitializer(outside("initializer"))
                        .addSparseInitializer(SparseTensorProto.newBuilder().setIndices(outside("indices")))
                        .addNode(node))
                .addFunctions(FunctionProto.newBuilder().addNode(node))
                .build();

        List<String> found = ExternalData.of(model.toByteArray()).stream()
                .map(place -> place.get("location"))
                .toList();
        List<String> ofNode = List.of("t", "body", "tensors", "body", "sparse");
        assertThat(found)
                .hasSize(12)
                .contains("initializer", "indices")
                .containsAll(ofNode)
                .filteredOn("t"::equals)
                .hasSize(2);
    }

    @Test
    void anEntryThatIsThereTwiceIsRefused() {
        TensorProto twice =
                outside("a").toBuilder().addExternalData(entry("location", "b")).build();
        byte[] model = ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder().addInitializer(twice))
                .build()
                .toByteArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalData.of(model))
                .withMessage("a tensor has two entries 'location'");
    }

    @Test
    void aModelThatIsCutAnywhereIsFoundOutOrHasNoPlaceMore() {
        byte[] model = ModelProto.newBuilder()
                .setProducerName("djinn")
                .setGraph(GraphProto.newBuilder().addInitializer(outside("weights")))
                .build()
                .toByteArray();
        assertThat(ExternalData.of(model)).containsExactly(Map.of("location", "weights"));
        for (int length = 8; length < model.length; length++) {
            byte[] cut = Arrays.copyOf(model, length);
            assertThatIllegalArgumentException().isThrownBy(() -> ExternalData.of(cut));
        }
    }

    private static TensorProto outside(String file) {
        return TensorProto.newBuilder()
                .setName("w")
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", file))
                .build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
