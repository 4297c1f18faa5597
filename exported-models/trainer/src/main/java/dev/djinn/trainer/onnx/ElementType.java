package dev.djinn.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The types of tensor elements that our graphs use. */
enum ElementType {
    FLOAT(DataType.FLOAT),
    FLOAT16(DataType.FLOAT16),
    UINT8(DataType.UINT8),
    INT64(DataType.INT64),
    BOOL(DataType.BOOL);

    private final DataType proto;

    ElementType(DataType proto) {
        this.proto = proto;
    }

    int number() {
        return proto.getNumber();
    }
}
