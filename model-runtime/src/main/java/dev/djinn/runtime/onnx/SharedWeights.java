package dev.djinn.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sees to it that a graph takes weights only from the file that the world's graphs share, which was verified: ONNX
 * Runtime itself would read any file beside the graph.
 */
final class SharedWeights {
    private SharedWeights() {}

    /**
     * What is wrong with the places outside the file from which a graph takes weights; empty if nothing is. A file that
     * is no graph is left to ONNX Runtime to refuse.
     */
    static Optional<String> findFault(VerifiedWorld world, GraphKind kind) throws IOException {
        long bytes = world.manifest().files().stream()
                .filter(file -> file.name().equals(WorldFolder.WEIGHTS))
                .mapToLong(WorldManifest.FileEntry::bytes)
                .findFirst()
                .orElse(-1);
        ModelProto model;
        try {
            model = ModelProto.parseFrom(Files.readAllBytes(world.folder().resolve(kind.file())));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
        return tensors(model.getGraph())
                .filter(tensor -> tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL)
                .flatMap(tensor -> fault(tensor, bytes).stream())
                .findFirst();
    }

    private static Stream<TensorProto> tensors(GraphProto graph) {
        Stream<TensorProto> inside = graph.getNodeList().stream()
                .map(NodeProto::getAttributeList)
                .flatMap(List::stream)
                .flatMap(SharedWeights::tensors);
        return Stream.concat(graph.getInitializerList().stream(), inside);
    }

    private static Stream<TensorProto> tensors(AttributeProto attribute) {
        Stream<TensorProto> own = Stream.concat(Stream.of(attribute.getT()), attribute.getTensorsList().stream());
        Stream<GraphProto> bodies = Stream.concat(Stream.of(attribute.getG()), attribute.getGraphsList().stream());
        return Stream.concat(
                own, bodies.filter(graph -> graph.getNodeCount() > 0).flatMap(SharedWeights::tensors));
    }

    private static Optional<String> fault(TensorProto tensor, long bytes) {
        Map<String, String> place = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            place.put(entry.getKey(), entry.getValue());
        }
        String file = place.getOrDefault("location", "");
        if (!file.equals(WorldFolder.WEIGHTS)) {
            return Optional.of("takes weights from '" + file + "', a world's are in " + WorldFolder.WEIGHTS);
        }
        if (bytes < 0) {
            return Optional.of("takes weights from " + file + ", which the manifest does not list");
        }
        try {
            long offset = Long.parseLong(place.getOrDefault("offset", "0"));
            long length = Long.parseLong(place.getOrDefault("length", "-1"));
            if (offset >= 0 && length >= 0 && Math.addExact(offset, length) <= bytes) {
                return Optional.empty();
            }
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.of("says nonsense about where its weights are in " + file);
        }
        return Optional.of("takes weights from beyond the " + bytes + " bytes of " + file);
    }
}
