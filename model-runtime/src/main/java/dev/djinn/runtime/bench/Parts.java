package dev.djinn.runtime.bench;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which part of the networks a node of a cached graph belongs to: that of the weights it takes, else that of what it
 * works on. Only the names of the weights are known, so a node between two parts counts as the earlier one's.
 */
final class Parts {
    static final String CACHE = "cache";
    static final String HEAD = "head and sampling";
    static final String REST = "rest";

    private static final List<Map.Entry<String, String>> BY_WEIGHT = List.of(
            Map.entry("decoder", "decoder"),
            Map.entry(".space.", "attention in space"),
            Map.entry(".time.", "attention in time"),
            Map.entry(".ffw.", "feed-forward"),
            Map.entry("dynamics.out", HEAD),
            Map.entry("dynamics.norm", HEAD),
            Map.entry("dynamics.copy", HEAD),
            Map.entry("dynamics.code_out", HEAD),
            Map.entry("dynamics.", "embedding and actions"));

    private final Map<String, String> ofTensor = new HashMap<>();
    private final Map<String, String> ofNode = new HashMap<>();

    private Parts() {}

    /** Names of nodes to parts; empty if the bytes are no ONNX model. */
    static Map<String, String> of(byte[] onnx) {
        Parts parts = new Parts();
        try {
            GraphProto graph = ModelProto.parseFrom(onnx).getGraph();
            graph.getInitializerList()
                    .forEach(tensor -> parts.ofTensor.put(tensor.getName(), ofWeight(tensor.getName())));
            graph.getInputList().stream()
                    .filter(input -> input.getName().endsWith("kv"))
                    .forEach(input -> parts.ofTensor.put(input.getName(), CACHE));
            parts.walk(graph);
        } catch (InvalidProtocolBufferException e) {
            return Map.of();
        }
        return parts.ofNode;
    }

    private void walk(GraphProto graph) {
        for (NodeProto node : graph.getNodeList()) {
            String part = REST;
            for (String input : node.getInputList()) {
                String candidate = ofTensor.getOrDefault(input, REST);
                if (!candidate.equals(REST) && !(candidate.equals(CACHE) && !part.equals(REST))) {
                    part = candidate;
                }
            }
            ofNode.put(node.getName(), part);
            for (String output : node.getOutputList()) {
                ofTensor.put(output, output.endsWith("kv_out") ? CACHE : part);
            }
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    walk(attribute.getG());
                }
            }
        }
    }

    private static String ofWeight(String name) {
        return BY_WEIGHT.stream()
                .filter(each -> name.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(REST);
    }
}
