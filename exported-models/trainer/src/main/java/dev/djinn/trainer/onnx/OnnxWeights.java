package dev.djinn.trainer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The weights that graphs of ours carry, read back from their files, as they are stored. */
public final class OnnxWeights implements WeightSource {
    private final Map<String, TensorProto> tensors = new HashMap<>();
    private final Map<String, String> metadata = new HashMap<>();

    /**
     * @param files contents of a world's graphs, by file name
     * @throws DjinnException VERIFICATION_FAILED if a file is no ONNX model, or two files carry different weights under
     *     one name
     */
    public OnnxWeights(Map<String, byte[]> files) {
        files.forEach(this::read);
    }

    private void read(String file, byte[] onnx) {
        try {
            ModelProto model = ModelProto.parseFrom(onnx);
            for (StringStringEntryProto entry : model.getMetadataPropsList()) {
                metadata.put(entry.getKey(), entry.getValue());
            }
            for (TensorProto tensor : model.getGraph().getInitializerList()) {
                boolean shared = !tensor.getName().startsWith(OnnxGraph.CONSTANT);
                TensorProto before = shared ? tensors.putIfAbsent(tensor.getName(), tensor) : tensor;
                if (before != null && !before.equals(tensor)) {
                    throw failed(file + ": its " + tensor.getName() + " is not that of the other graphs");
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new DjinnException(ExitCode.VERIFICATION_FAILED, file + ": is no ONNX model", e);
        }
    }

    /** An entry of the files' metadata. */
    public String requireMetadata(String key) {
        String value = metadata.get(key);
        if (value == null) {
            throw failed("the graphs do not say " + key + ": they were written by another exporter");
        }
        return value;
    }

    @Override
    public float[] require(String name, long... shape) {
        TensorProto tensor = tensors.get(name);
        if (tensor == null) {
            throw failed("the graphs carry no " + name);
        }
        long[] stored = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
        if (!Arrays.equals(stored, shape)) {
            throw failed(name + " has the shape " + Arrays.toString(stored) + ", the networks need "
                    + Arrays.toString(shape));
        }
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        boolean half = tensor.getDataType() == ElementType.FLOAT16.number();
        float[] values = new float[raw.remaining() / (half ? Short.BYTES : Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = half ? Float.float16ToFloat(raw.getShort()) : raw.getFloat();
        }
        return values;
    }

    private static DjinnException failed(String message) {
        return new DjinnException(ExitCode.VERIFICATION_FAILED, message + "; export the world again");
    }
}
