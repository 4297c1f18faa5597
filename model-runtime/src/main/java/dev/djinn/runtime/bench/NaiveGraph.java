package dev.djinn.runtime.bench;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code dynamics.onnx} as open builds of Genie compute it: the pass over the past frames moves into the MaskGIT loop, so
 * that every step looks at the whole window again. Weights, formulae and frames stay the same.
 *
 * <p>Kinder than most of those builds: past frames still skip the output layer and the last block's second half, whose
 * results nobody needs.
 */
final class NaiveGraph {
    private static final String AGAIN = "_again";
    private static final String BODY = "body";

    private final GraphProto graph;
    private final int loop;
    /** The node that makes each tensor out of what the player gives; what comes from weights alone stays outside. */
    private final Map<String, NodeProto> changing = new HashMap<>();

    private NaiveGraph(GraphProto graph, int loop) {
        this.graph = graph;
        this.loop = loop;
        Set<String> given = new HashSet<>();
        graph.getInputList().stream().map(ValueInfoProto::getName).forEach(given::add);
        for (NodeProto node : graph.getNodeList().subList(0, loop)) {
            if (node.getInputList().stream().anyMatch(name -> given.contains(name) || changing.containsKey(name))) {
                node.getOutputList().forEach(name -> changing.put(name, node));
            }
        }
    }

    /** The graph, rewritten; empty if it has no loop to move the past into. */
    static Optional<byte[]> of(byte[] dynamics) {
        try {
            ModelProto model = ModelProto.parseFrom(dynamics);
            List<NodeProto> nodes = model.getGraph().getNodeList();
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).getOpType().equals("Loop")) {
                    NaiveGraph naive = new NaiveGraph(model.getGraph(), i);
                    return Optional.of(model.toBuilder()
                            .setGraph(naive.rewritten())
                            .build()
                            .toByteArray());
                }
            }
            return Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private GraphProto rewritten() {
        NodeProto.Builder node = graph.getNode(loop).toBuilder();
        for (int i = 0; i < node.getAttributeCount(); i++) {
            AttributeProto attribute = node.getAttribute(i);
            if (attribute.getName().equals(BODY)) {
                node.setAttribute(i, attribute.toBuilder().setG(body(attribute.getG(), AGAIN)));
            }
        }
        return graph.toBuilder().setNode(loop, node).build();
    }

    /** The body of a loop, or of a loop in it, with a pass over the past of its own, whose tensors end in {@code suffix}. */
    private GraphProto body(GraphProto body, String suffix) {
        Set<NodeProto> wanted = new HashSet<>();
        body.getNodeList().forEach(node -> node.getInputList().forEach(name -> want(name, wanted)));
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : graph.getNodeList().subList(0, loop)) {
            if (wanted.contains(node)) {
                NodeProto.Builder copy = renamed(node, suffix);
                for (int i = 0; i < node.getOutputCount(); i++) {
                    copy.setOutput(i, node.getOutput(i) + suffix);
                }
                nodes.add(copy.setName(node.getName() + suffix).build());
            }
        }
        body.getNodeList().forEach(node -> nodes.add(renamed(node, suffix).build()));
        return body.toBuilder().clearNode().addAllNode(nodes).build();
    }

    private void want(String name, Set<NodeProto> wanted) {
        NodeProto maker = changing.get(name);
        if (maker != null && wanted.add(maker)) {
            maker.getInputList().forEach(input -> want(input, wanted));
        }
    }

    private NodeProto.Builder renamed(NodeProto node, String suffix) {
        NodeProto.Builder copy = node.toBuilder();
        for (int i = 0; i < node.getInputCount(); i++) {
            if (changing.containsKey(node.getInput(i))) {
                copy.setInput(i, node.getInput(i) + suffix);
            }
        }
        for (int i = 0; i < node.getAttributeCount(); i++) {
            AttributeProto attribute = node.getAttribute(i);
            if (attribute.getName().equals(BODY)) {
                copy.setAttribute(i, attribute.toBuilder().setG(body(attribute.getG(), suffix + AGAIN)));
            }
        }
        return copy;
    }
}
