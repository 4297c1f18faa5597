package dev.djinn.runtime.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** One large matrix product in ONNX Runtime, with the same options as a world: the most this machine could do. */
public final class GemmSpeed implements AutoCloseable {
    private static final int SIDE = 1024;
    /** Operations of one {@link #multiply}, a multiply-add counted as two. */
    public static final double FLOP = 2.0 * SIDE * SIDE * SIDE;

    private final OrtSession session;
    private final OnnxTensor input;

    private GemmSpeed(OrtSession session, OnnxTensor input) {
        this.session = session;
        this.input = input;
    }

    /** @throws DjinnException NO_DEVICE if ONNX Runtime does not run here */
    public static GemmSpeed open() {
        OnnxEngine.start();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = Graph.options()) {
            FloatBuffer ones = GraphCall.newFloats(SIDE * SIDE);
            while (ones.hasRemaining()) {
                ones.put(1f / SIDE);
            }
            OrtSession session = environment.createSession(graph(), options);
            return new GemmSpeed(session, OnnxTensor.createTensor(environment, ones.flip(), new long[] {SIDE, SIDE}));
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** 1024 x 1024 by 1024 x 1024, in single precision. */
    public void multiply() {
        try {
            session.run(Map.of("x", input)).close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static byte[] graph() {
        ByteBuffer weights = ByteBuffer.allocate(SIDE * SIDE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (weights.hasRemaining()) {
            weights.putFloat(0.5f);
        }
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(21))
                .setGraph(GraphProto.newBuilder()
                        .setName("gemm")
                        .addInput(square("x"))
                        .addOutput(square("y"))
                        .addInitializer(TensorProto.newBuilder()
                                .setName("w")
                                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                                .addDims(SIDE)
                                .addDims(SIDE)
                                .setRawData(ByteString.copyFrom(weights.flip())))
                        .addNode(NodeProto.newBuilder()
                                .setOpType("Gemm")
                                .addInput("x")
                                .addInput("w")
                                .addOutput("y")))
                .build()
                .toByteArray();
    }

    private static ValueInfoProto square(String name) {
        TensorShapeProto.Dimension side =
                TensorShapeProto.Dimension.newBuilder().setDimValue(SIDE).build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(TensorShapeProto.newBuilder()
                                        .addDim(side)
                                        .addDim(side))))
                .build();
    }

    private static DjinnException failed(OrtException cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        return new DjinnException(
                ExitCode.NO_DEVICE, "ONNX Runtime cannot multiply matrices here (" + reason + ")", cause);
    }
}
