package dev.djinn.trainer.nn;

/** The named layers that all three networks are made of. */
final class Layers<T> {
    private final Ops<T> ops;

    Layers(Ops<T> ops) {
        this.ops = ops;
    }

    /** x [R, in] to [R, out]. */
    T linear(String name, T x, int in, int out) {
        return linear(name, x, in, out, 1 / Math.sqrt(in));
    }

    T linear(String name, T x, int in, int out, double deviation) {
        T weight = ops.parameter(name + ".weight", Init.normal(deviation), out, in);
        return ops.linear(x, weight, ops.parameter(name + ".bias", Init.ZEROS, out));
    }

    T norm(String name, T x, int width) {
        T gain = ops.parameter(name + ".gain", Init.ONES, width);
        return ops.layerNorm(x, gain, ops.parameter(name + ".bias", Init.ZEROS, width));
    }

    /** Adds a learned vector for each place of the picture; x [R, D]. */
    T addPlaces(String name, T x, int places, int width) {
        T vectors = ops.parameter(name, Init.normal(0.02), 1, places, width);
        return ops.reshape(ops.add(ops.reshape(x, -1, places, width), vectors), -1, width);
    }

    /** Adds one vector per frame to all places of the frame; x [R, D], vectors [B*T, D]. */
    T addPerFrame(T x, T vectors, int places, int width) {
        T perFrame = ops.reshape(vectors, -1, 1, width);
        return ops.reshape(ops.add(ops.reshape(x, -1, places, width), perFrame), -1, width);
    }
}
