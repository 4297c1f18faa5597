package dev.djinn.trainer.onnx;

import java.util.Arrays;
import java.util.List;

/**
 * Draws a token from each row of probabilities by inverting their sums: the smallest token whose probability, added to
 * those of all tokens before it, reaches the uniform number. The formula is in {@code docs/export.md}.
 */
final class TokenDraw {
    private final OnnxGraph graph;
    private final int vocabulary;
    private final Buckets buckets;

    TokenDraw(OnnxGraph graph, int vocabulary) {
        this.graph = graph;
        this.vocabulary = vocabulary;
        this.buckets = Buckets.of(vocabulary);
    }

    /**
     * Tokens [S].
     *
     * @param shares [S, V], each row adding up to about 1
     * @param uniforms [S, 1] in (0, 1)
     */
    OnnxValue draw(OnnxValue shares, OnnxValue uniforms) {
        OnnxValue parted = graph.op("Reshape", filled(shares), graph.integers(-1, buckets.count(), buckets.size()));
        OnnxValue sums = graph.op("ReduceSum", List.of(parted, graph.integers(2)), Attributes.integer("keepdims", 0));
        OnnxValue reached = addUp(sums, buckets.count());
        OnnxValue below = below(reached, uniforms, buckets.count());
        OnnxValue bucket = count(below);
        OnnxValue before = graph.op(
                "ReduceMax", graph.op("Mul", reached, graph.cast(below, ElementType.FLOAT)), graph.integers(1));
        OnnxValue inside = graph.op("GatherND", List.of(parted, bucket), Attributes.integer("batch_dims", 1));
        OnnxValue rest = graph.op("Sub", uniforms, before);
        OnnxValue inIt = count(below(addUp(inside, buckets.size()), rest, buckets.size()));
        OnnxValue token = graph.op("Add", graph.op("Mul", bucket, graph.whole(buckets.size())), inIt);
        return graph.op("Squeeze", token, graph.integers(1));
    }

    private OnnxValue filled(OnnxValue shares) {
        int filling = buckets.filling(vocabulary);
        return filling == 0 ? shares : graph.op("Pad", shares, graph.integers(0, 0, 0, filling));
    }

    /** Each place's sum with all before it; [S, n]. */
    private OnnxValue addUp(OnnxValue parts, int n) {
        float[] upper = new float[n * n];
        for (int from = 0; from < n; from++) {
            Arrays.fill(upper, from * n + from, (from + 1) * n, 1);
        }
        return graph.op("MatMul", parts, graph.floats(upper, n, n));
    }

    /** Where a sum does not reach the number, which is cut down to the last sum; bool [S, n]. */
    private OnnxValue below(OnnxValue sums, OnnxValue number, int n) {
        OnnxValue last = graph.op("Slice", sums, graph.integers(n - 1), graph.integers(n), graph.integers(1));
        return graph.op("Less", sums, graph.op("Min", number, last));
    }

    private OnnxValue count(OnnxValue yes) {
        return graph.op("ReduceSum", graph.cast(yes, ElementType.INT64), graph.integers(1));
    }
}
