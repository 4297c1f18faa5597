package dev.djinn.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes one ONNX file: nodes, weights and loops.
 *
 * <p>Equal nodes are written once. A node lands in the outermost graph that knows all its inputs, so what does not
 * change in a loop is computed before it. Only what the outputs need ends up in the file.
 */
final class OnnxGraph {
    static final int OPSET = 21;
    static final int IR_VERSION = 10;
    static final String MICROSOFT = "com.microsoft";
    /** How names of fixed values begin, which belong to one file only. */
    static final String CONSTANT = "constant_";

    /** Operators whose outputs are whole numbers, whatever goes in. */
    private static final Set<String> WHOLE = Set.of("Shape", "ArgMax", "Equal", "Less", "LessOrEqual", "Greater");

    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final Map<String, Supplier<TensorProto>> initializers = new LinkedHashMap<>();
    private final Map<TensorProto, String> constants = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, String> replaced = new HashMap<>();
    private int names;

    OnnxGraph(String name) {
        scopes.addLast(new Scope(name, 0));
    }

    OnnxValue input(String name, ElementType type, Size... sizes) {
        scopes.getLast().input(Tensors.declaration(name, type, sizes));
        long[] known = Arrays.stream(sizes).mapToLong(Size::known).toArray();
        return new OnnxValue(name, scopes.getLast().depth, Dims.of(known));
    }

    void output(String name, ElementType type, OnnxValue value, Size... sizes) {
        scopes.getLast().output(value.name(), Tensors.declaration(name, type, sizes));
    }

    void metadata(String key, Object value) {
        metadata.put(key, value.toString());
    }

    /** A named tensor in single precision, if it is stored as half by a cast; asking again returns it. */
    OnnxValue weight(String name, Precision precision, Supplier<float[]> values, long... dims) {
        return single(stored(name, precision, values, dims));
    }

    /** A named tensor as it is stored; asking again returns it. */
    OnnxValue stored(String name, Precision precision, Supplier<float[]> values, long... dims) {
        boolean half = precision == Precision.FP16;
        initializers.computeIfAbsent(
                name,
                key -> () ->
                        half ? Tensors.halves(name, values.get(), dims) : Tensors.floats(name, values.get(), dims));
        return new OnnxValue(name, 0, half, Dims.of(dims));
    }

    /** The real numbers of a tensor in single precision. */
    OnnxValue single(OnnxValue value) {
        return value.half() ? cast(value, ElementType.FLOAT).shaped(value.dims()) : value;
    }

    /** The real numbers of a tensor in half precision. */
    OnnxValue half(OnnxValue value) {
        return value.half() ? value : cast(value, ElementType.FLOAT16).shaped(value.dims());
    }

    OnnxValue floats(float[] values, long... dims) {
        return constant(Tensors.floats("", values, dims));
    }

    OnnxValue real(float value) {
        return floats(new float[] {value});
    }

    OnnxValue integers(long... values) {
        return constant(Tensors.integers("", values, values.length));
    }

    OnnxValue whole(long value) {
        return constant(Tensors.integers("", new long[] {value}));
    }

    /** Equal constants are stored once. */
    private OnnxValue constant(TensorProto nameless) {
        String name = constants.computeIfAbsent(nameless, tensor -> {
            String fresh = CONSTANT + constants.size();
            initializers.put(fresh, () -> tensor.toBuilder().setName(fresh).build());
            return fresh;
        });
        return new OnnxValue(name, 0, new Dims(nameless.getDimsList()));
    }

    OnnxValue cast(OnnxValue value, ElementType type) {
        OnnxValue cast = op("Cast", List.of(value), Attributes.integer("to", type.number()));
        return new OnnxValue(cast.name(), cast.depth(), type == ElementType.FLOAT16, null);
    }

    /** The output of an operator; those outside ONNX are written as "com.microsoft:Name". */
    OnnxValue op(String operator, OnnxValue... inputs) {
        return op(operator, List.of(inputs));
    }

    OnnxValue op(String operator, List<OnnxValue> inputs, AttributeProto... attributes) {
        return ops(1, operator, inputs, attributes).getFirst();
    }

    /** The outputs of an operator that has several; those of most are in half precision if an input is. */
    List<OnnxValue> ops(int outputs, String operator, List<OnnxValue> inputs, AttributeProto... attributes) {
        boolean half = !WHOLE.contains(operator) && inputs.stream().anyMatch(OnnxValue::half);
        int depth = inputs.stream().mapToInt(OnnxValue::depth).max().orElse(0);
        List<String> fresh = fresh(operator, outputs);
        Scope.Key key = new Scope.Key(operator, names(inputs), List.of(attributes));
        return scope(depth).node(key, fresh).stream()
                .map(name -> new OnnxValue(name, depth, half, null))
                .toList();
    }

    /** What is carried from round to round of a loop. */
    record Carried(String name, ElementType type, OnnxValue start) {}

    /**
     * Runs a body {@code trips} times.
     *
     * @param trips int64, a scalar
     * @param body from the number of the round (int64, a scalar) and what is carried to what is carried next
     * @return what the last round left
     */
    List<OnnxValue> loop(
            OnnxValue trips, List<Carried> carried, BiFunction<OnnxValue, List<OnnxValue>, List<OnnxValue>> body) {
        Scope outer = scopes.getLast();
        Scope inner = new Scope("round", outer.depth + 1);
        scopes.addLast(inner);
        String level = inner.depth == 1 ? "" : "_" + inner.depth;
        OnnxValue round = input("round" + level, ElementType.INT64);
        OnnxValue more = input("more" + level, ElementType.BOOL);
        List<OnnxValue> now = carried.stream()
                .map(each -> input(each.name() + "_now" + level, each.type(), sizes(each)))
                .toList();
        List<OnnxValue> next = body.apply(round, now);
        output("more_next" + level, ElementType.BOOL, more);
        for (int i = 0; i < carried.size(); i++) {
            Carried each = carried.get(i);
            output(each.name() + "_next" + level, each.type(), next.get(i), sizes(each));
        }
        scopes.removeLast();
        List<String> inputs = Stream.concat(
                        Stream.of(trips.name(), ""),
                        carried.stream().map(each -> each.start().name()))
                .toList();
        List<String> outputs = fresh("Loop", carried.size());
        outer.loop(inputs, outputs, inner);
        return outputs.stream()
                .map(name -> new OnnxValue(name, outer.depth, null))
                .toList();
    }

    private static Size[] sizes(Carried carried) {
        return carried.start().dims().sizes().stream().map(Size::fixed).toArray(Size[]::new);
    }

    private Scope scope(int depth) {
        return scopes.stream().filter(scope -> scope.depth == depth).findFirst().orElseThrow();
    }

    private List<String> fresh(String operator, int count) {
        String stem = operator.substring(operator.indexOf(':') + 1);
        return Stream.generate(() -> stem + "_" + names++).limit(count).toList();
    }

    /** Nodes written from now on take {@code with}, which has the same values and lives as deep, in the place of a tensor. */
    void replace(OnnxValue tensor, OnnxValue with) {
        replaced.put(tensor.name(), with.name());
    }

    private List<String> names(List<OnnxValue> values) {
        return values.stream()
                .map(value -> replaced.getOrDefault(value.name(), value.name()))
                .toList();
    }

    /** The file. */
    byte[] toBytes() {
        Set<String> needed = new HashSet<>();
        GraphProto.Builder graph = scopes.getLast().toGraph(needed).toBuilder();
        initializers.forEach((name, tensor) -> {
            if (needed.remove(name)) {
                graph.addInitializer(tensor.get());
            }
        });
        if (!needed.isEmpty()) {
            throw new IllegalStateException("tensors that nobody wrote: " + needed);
        }
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("djinn")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1))
                .setGraph(graph);
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}
