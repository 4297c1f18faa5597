package dev.djinn.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds a small ONNX graph by hand: opset 21, IR 10, a value is its name. */
final class ToyGraph {
    static final TensorProto.DataType U8 = TensorProto.DataType.UINT8;
    static final TensorProto.DataType I64 = TensorProto.DataType.INT64;
    static final TensorProto.DataType F32 = TensorProto.DataType.FLOAT;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("toy");
    private final List<StringStringEntryProto> metadata = new ArrayList<>();
    private int names;

    /** An input; sizes are numbers or, for any size, letters. */
    String input(String name, TensorProto.DataType type, Object... sizes) {
        graph.addInput(value(name, type, sizes));
        return name;
    }

    void output(String name, String from, TensorProto.DataType type, Object... sizes) {
        graph.addNode(
                NodeProto.newBuilder().setOpType("Identity").addInput(from).addOutput(name));
        graph.addOutput(value(name, type, sizes));
    }

    String node(String op, List<String> inputs, AttributeProto... attributes) {
        String out = op + names++;
        graph.addNode(NodeProto.newBuilder()
                .setOpType(op)
                .addAllInput(inputs)
                .addOutput(out)
                .addAllAttribute(List.of(attributes)));
        return out;
    }

    String node(String op, String... inputs) {
        return node(op, List.of(inputs));
    }

    String cast(String from, TensorProto.DataType to) {
        return node("Cast", List.of(from), attribute("to", to.getNumber()));
    }

    String sum(String from, int axis) {
        return node("ReduceSum", List.of(from, longs(axis)), attribute("keepdims", 0));
    }

    String slice(String from, int axis, long start, long end, long step) {
        return node("Slice", from, longs(start), longs(end), longs(axis), longs(step));
    }

    String reshape(String from, long... shape) {
        return node("Reshape", from, longs(shape));
    }

    String longs(long... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDataType(I64.getNumber()).addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return initializer(tensor);
    }

    String number(long value) {
        return initializer(TensorProto.newBuilder().setDataType(I64.getNumber()).addInt64Data(value));
    }

    String number(float value) {
        return initializer(TensorProto.newBuilder().setDataType(F32.getNumber()).addFloatData(value));
    }

    /** As the other, but its eight bytes are in another file. */
    String number(String file, long offset) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setDataType(I64.getNumber())
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        Map<String, Object> place = Map.of("location", file, "offset", offset, "length", Long.BYTES);
        place.forEach((key, value) -> tensor.addExternalData(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value.toString())));
        return initializer(tensor);
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    void metadata(String key, String value) {
        metadata.add(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value).build());
    }

    byte[] bytes() {
        return ModelProto.newBuilder()
                .addAllMetadataProps(metadata)
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(21))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private String initializer(TensorProto.Builder tensor) {
        String name = "c" + names++;
        graph.addInitializer(tensor.setName(name));
        return name;
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, Object... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object size : sizes) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            if (size instanceof Integer number) {
                dimension.setDimValue(number);
            } else {
                dimension.setDimParam(size.toString());
            }
            shape.addDim(dimension);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
