package dev.djinn.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Stored tensors and declarations of tensors, as protobuf. */
final class Tensors {
    private Tensors() {}

    static TensorProto floats(String name, float[] values, long... dims) {
        ByteBuffer raw = raw(values.length, Float.BYTES);
        raw.asFloatBuffer().put(values);
        return tensor(name, ElementType.FLOAT, raw, values.length, dims);
    }

    static TensorProto halves(String name, float[] values, long... dims) {
        ByteBuffer raw = raw(values.length, Short.BYTES);
        for (float value : values) {
            raw.putShort(Float.floatToFloat16(value));
        }
        return tensor(name, ElementType.FLOAT16, raw.flip(), values.length, dims);
    }

    static TensorProto integers(String name, long[] values, long... dims) {
        ByteBuffer raw = raw(values.length, Long.BYTES);
        raw.asLongBuffer().put(values);
        return tensor(name, ElementType.INT64, raw, values.length, dims);
    }

    static ValueInfoProto declaration(String name, ElementType type, Size... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Size size : sizes) {
            shape.addDim(
                    switch (size) {
                        case Size.Fixed fixed -> Dimension.newBuilder().setDimValue(fixed.value());
                        case Size.Named named -> Dimension.newBuilder().setDimParam(named.name());
                    });
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.number())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static ByteBuffer raw(int count, int width) {
        return ByteBuffer.allocate(Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static TensorProto tensor(String name, ElementType type, ByteBuffer raw, int count, long... dims) {
        if (Arrays.stream(dims).reduce(1, Math::multiplyExact) != count) {
            throw new IllegalArgumentException(
                    name + " has " + count + " values, its shape " + Arrays.toString(dims) + " wants another number");
        }
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.number())
                .addAllDims(Arrays.stream(dims).boxed().toList())
                .setRawData(ByteString.copyFrom(raw))
                .build();
    }
}
