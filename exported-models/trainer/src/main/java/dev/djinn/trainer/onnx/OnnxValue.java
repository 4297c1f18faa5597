package dev.djinn.trainer.onnx;

import org.jspecify.annotations.Nullable;

/**
 * A tensor of a graph that is being written.
 *
 * @param depth how many loops it lives in; 0 is the graph itself
 * @param half whether it holds real numbers in half precision
 * @param known what is known of its shape, null for nothing
 */
record OnnxValue(
        String name, int depth, boolean half, @Nullable Dims known) {
    /** A tensor of another type than half precision. */
    OnnxValue(String name, int depth, @Nullable Dims known) {
        this(name, depth, false, known);
    }

    /** The shape, as far as it is known. */
    Dims dims() {
        if (known == null) {
            throw new IllegalStateException("nobody said what shape " + name + " has");
        }
        return known;
    }

    /** The same tensor, of which more is known. */
    OnnxValue shaped(long... sizes) {
        return shaped(Dims.of(sizes));
    }

    OnnxValue shaped(Dims dims) {
        return new OnnxValue(name, depth, half, dims);
    }
}
