package dev.djinn.trainer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.run.Safetensors;
import dev.djinn.trainer.run.TensorData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The file in which a world keeps the weights of all its networks once: its graphs point at the bytes of the tensors in
 * it, and training can go on from it.
 */
public final class WeightsFile {
    /** Values start at a page of memory, into which ONNX Runtime maps them. */
    private static final int PAGE = 4096;

    private WeightsFile() {}

    /**
     * Moves weights out of graphs.
     *
     * @param graphs contents by file name, with their weights inside
     * @param more tensors that no graph has, by name; those that a graph has are that graph's
     * @param metadata texts for the file
     * @return the graphs without weights, and {@link WorldFolder#WEIGHTS}
     */
    public static Map<String, byte[]> split(
            Map<String, byte[]> graphs, Map<String, TensorData> more, Map<String, String> metadata) {
        Map<String, TensorData> tensors = new TreeMap<>(more);
        graphs.forEach((file, onnx) -> parse(file, onnx).getGraph().getInitializerList().stream()
                .filter(WeightsFile::isWeight)
                .forEach(tensor -> tensors.put(tensor.getName(), data(tensor))));
        byte[] weights = write(tensors, metadata);
        long begin = Long.BYTES
                + ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Map<String, Long> offsets = new HashMap<>();
        for (Map.Entry<String, TensorData> tensor : tensors.entrySet()) {
            offsets.put(tensor.getKey(), begin);
            begin += tensor.getValue().bytes().remaining();
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        graphs.forEach((file, onnx) -> files.put(file, map(file, onnx, tensor -> outside(tensor, offsets))));
        join(files, weights).forEach((file, onnx) -> {
            if (!Arrays.equals(onnx, graphs.get(file))) {
                throw new IllegalStateException(file + " would not find its weights again");
            }
        });
        files.put(WorldFolder.WEIGHTS, weights);
        return files;
    }

    /**
     * Puts weights back into graphs.
     *
     * @param graphs contents by file name
     * @param weights contents of {@link WorldFolder#WEIGHTS}
     * @throws DjinnException VERIFICATION_FAILED if a graph is none, or points beyond the file
     */
    public static Map<String, byte[]> join(Map<String, byte[]> graphs, byte[] weights) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        graphs.forEach((file, onnx) -> files.put(file, map(file, onnx, tensor -> inside(file, tensor, weights))));
        return files;
    }

    private static byte[] map(String file, byte[] onnx, UnaryOperator<TensorProto> change) {
        ModelProto.Builder model = parse(file, onnx).toBuilder();
        var graph = model.getGraphBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            graph.setInitializer(i, change.apply(graph.getInitializer(i)));
        }
        return model.build().toByteArray();
    }

    private static TensorProto outside(TensorProto tensor, Map<String, Long> offsets) {
        if (!isWeight(tensor)) {
            return tensor;
        }
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("location", WorldFolder.WEIGHTS);
        place.put("offset", offsets.getOrDefault(tensor.getName(), 0L));
        place.put("length", tensor.getRawData().size());
        TensorProto.Builder moved =
                tensor.toBuilder().clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
        place.forEach((key, value) -> moved.addExternalData(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value.toString())));
        return moved.build();
    }

    private static TensorProto inside(String file, TensorProto tensor, byte[] weights) {
        if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
            return tensor;
        }
        Map<String, String> place = new HashMap<>();
        tensor.getExternalDataList().forEach(entry -> place.put(entry.getKey(), entry.getValue()));
        try {
            int offset = Integer.parseInt(place.getOrDefault("offset", ""));
            int length = Integer.parseInt(place.getOrDefault("length", ""));
            return tensor.toBuilder()
                    .clearDataLocation()
                    .clearExternalData()
                    .setRawData(ByteString.copyFrom(weights, offset, length))
                    .build();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new DjinnException(
                    ExitCode.VERIFICATION_FAILED,
                    file + ": does not say where " + tensor.getName() + " is; export the world again",
                    e);
        }
    }

    private static boolean isWeight(TensorProto tensor) {
        return !tensor.getName().startsWith(OnnxGraph.CONSTANT);
    }

    private static TensorData data(TensorProto tensor) {
        boolean half = tensor.getDataType() == ElementType.FLOAT16.number();
        long[] shape = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
        return TensorData.of(
                half ? TensorData.Type.F16 : TensorData.Type.F32,
                tensor.getRawData().asReadOnlyByteBuffer(),
                shape);
    }

    private static byte[] write(Map<String, TensorData> tensors, Map<String, String> metadata) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Safetensors.write(Channels.newChannel(bytes), tensors, metadata, PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ModelProto parse(String file, byte[] onnx) {
        try {
            return ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new DjinnException(ExitCode.VERIFICATION_FAILED, file + ": is no ONNX model", e);
        }
    }
}
