package dev.djinn.trainer.onnx;

/** What a graph computes its blocks in; {@link Precision} is how weights are stored. */
enum Arithmetic {
    /** Everything in single precision. */
    SINGLE,
    /** As {@link HalfOps} says; for CUDA. */
    HALF;

    OnnxOps ops(OnnxGraph graph, WeightSource weights, Precision precision) {
        return this == HALF ? new HalfOps(graph, weights, precision) : new OnnxOps(graph, weights, precision);
    }
}
