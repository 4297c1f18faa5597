package dev.djinn.trainer.onnx;

import dev.djinn.trainer.nn.Init;
import java.util.List;

/**
 * Writes the networks for a device that computes in half precision: matrix products, attention and GELU in half, the
 * stream of residuals and its normalisation, biased scores and their softmax in single precision.
 *
 * <p>Differs from {@link OnnxOps}: sums of activations, which is what residuals are, are always in single precision, where no
 * outlier is too large; queries and keys are standardised by LayerNormalization, whose statistics are in single
 * precision by its definition, which those of SkipLayerNormalization on CUDA were not before microsoft/onnxruntime#28682
 * (May 2026); products are FusedMatMul and Add, because ONNX Runtime's Gemm in half precision is hundreds of times slower
 * than it should be on the CPU, where tests run this.
 */
final class HalfOps extends OnnxOps {
    private static final float EPSILON = 1e-5f;

    private final OnnxGraph graph;
    private final WeightSource weights;
    private final Precision precision;

    HalfOps(OnnxGraph graph, WeightSource weights, Precision precision) {
        super(graph, weights, precision);
        this.graph = graph;
        this.weights = weights;
        this.precision = precision;
    }

    @Override
    public OnnxValue parameter(String name, Init init, long... shape) {
        return graph.stored(name, precision, () -> weights.require(name, shape), shape);
    }

    @Override
    public OnnxValue add(OnnxValue a, OnnxValue b) {
        return super.add(graph.single(a), graph.single(b));
    }

    @Override
    public OnnxValue linear(OnnxValue x, OnnxValue weight, OnnxValue bias) {
        OnnxValue product = project(x, weight);
        return graph.op("Add", product, graph.half(bias)).shaped(product.dims());
    }

    @Override
    public OnnxValue project(OnnxValue x, OnnxValue weight) {
        requireRows(x, weight);
        return graph.op(
                        "com.microsoft:FusedMatMul",
                        List.of(graph.half(x), graph.half(weight)),
                        Attributes.integer("transB", 1))
                .shaped(x.dims().size(0), weight.dims().size(0));
    }

    @Override
    public OnnxValue layerNorm(OnnxValue x, OnnxValue gain, OnnxValue bias) {
        return super.layerNorm(graph.single(x), graph.single(gain), graph.single(bias));
    }

    @Override
    OnnxValue standardised(OnnxValue x, OnnxValue gain) {
        return graph.op(
                        "LayerNormalization",
                        List.of(graph.half(x), graph.half(gain)),
                        Attributes.integer("axis", -1),
                        Attributes.real("epsilon", EPSILON))
                .shaped(x.dims());
    }

    @Override
    OnnxValue shares(OnnxValue scores, OnnxValue bias) {
        OnnxValue biased = graph.op("Add", graph.cast(scores, ElementType.FLOAT), bias);
        return graph.cast(softmaxOf(biased), ElementType.FLOAT16);
    }
}
