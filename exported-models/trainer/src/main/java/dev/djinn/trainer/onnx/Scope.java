package dev.djinn.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nodes of a graph, or of the body of a loop, in the order they were written. */
final class Scope {
    /** What makes two nodes the same: no operator of ours has a state. */
    record Key(String operator, List<String> inputs, List<AttributeProto> attributes) {}

    private record Node(NodeProto proto, @Nullable Scope body) {}

    final int depth;
    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Key, List<String>> known = new HashMap<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();

    Scope(String name, int depth) {
        this.name = name;
        this.depth = depth;
    }

    void input(ValueInfoProto declaration) {
        inputs.add(declaration);
    }

    void output(String value, ValueInfoProto declaration) {
        nodes.add(new Node(
                NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput(value)
                        .addOutput(declaration.getName())
                        .build(),
                null));
        outputs.add(declaration);
    }

    /** The outputs of this node, which is written only if there is none like it. */
    List<String> node(Key key, List<String> freshOutputs) {
        return known.computeIfAbsent(key, wanted -> {
            nodes.add(new Node(proto(wanted, freshOutputs), null));
            return freshOutputs;
        });
    }

    void loop(List<String> loopInputs, List<String> loopOutputs, Scope body) {
        nodes.add(new Node(proto(new Key("Loop", loopInputs, List.of()), loopOutputs), body));
    }

    private static NodeProto proto(Key key, List<String> outputs) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setName(outputs.getFirst())
                .addAllInput(key.inputs())
                .addAllOutput(outputs)
                .addAllAttribute(key.attributes());
        int colon = key.operator().indexOf(':');
        if (colon > 0) {
            node.setDomain(key.operator().substring(0, colon));
        }
        return node.setOpType(key.operator().substring(colon + 1)).build();
    }

    /**
     * The graph of the nodes that the outputs need.
     *
     * @param needed collects the names that come from outside: initializers, or tensors of an outer graph
     */
    GraphProto toGraph(Set<String> needed) {
        Set<String> live = new HashSet<>();
        outputs.forEach(output -> live.add(output.getName()));
        Deque<NodeProto> kept = new ArrayDeque<>();
        for (Node node : nodes.reversed()) {
            if (!Collections.disjoint(live, node.proto().getOutputList())) {
                kept.addFirst(node.body() == null ? node.proto() : withBody(node.proto(), node.body(), live));
                live.addAll(node.proto().getInputList());
            }
        }
        kept.forEach(node -> node.getOutputList().forEach(live::remove));
        inputs.forEach(input -> live.remove(input.getName()));
        live.remove("");
        needed.addAll(live);
        return GraphProto.newBuilder()
                .setName(name)
                .addAllNode(kept)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .build();
    }

    private static NodeProto withBody(NodeProto loop, Scope body, Set<String> live) {
        return loop.toBuilder()
                .addAttribute(Attributes.graph("body", body.toGraph(live)))
                .build();
    }
}
