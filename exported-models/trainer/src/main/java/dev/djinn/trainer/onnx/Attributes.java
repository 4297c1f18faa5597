package dev.djinn.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.Arrays;

/** Attributes of nodes. */
final class Attributes {
    private Attributes() {}

    static AttributeProto integer(String name, long value) {
        return named(name, AttributeType.INT).setI(value).build();
    }

    static AttributeProto integers(String name, int... values) {
        return named(name, AttributeType.INTS)
                .addAllInts(Arrays.stream(values).asLongStream().boxed().toList())
                .build();
    }

    static AttributeProto real(String name, float value) {
        return named(name, AttributeType.FLOAT).setF(value).build();
    }

    static AttributeProto graph(String name, GraphProto body) {
        return named(name, AttributeType.GRAPH).setG(body).build();
    }

    private static AttributeProto.Builder named(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
