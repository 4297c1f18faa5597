package dev.djinn.trainer.nn;

import java.util.List;

/**
 * The small set of operations that the networks are written against: once, for training (torch) and for export (ONNX).
 *
 * <p>Loss, straight-through gradients, optimiser and sampling stay outside. At most one entry of a shape may be -1.
 *
 * @param <T> a tensor, or the name of one
 */
public interface Ops<T> {
    /** A trained tensor. The name is its key in checkpoints and its name in the ONNX file; asking again returns it. */
    T parameter(String name, Init init, long... shape);

    /** A tensor that is stored with the network but not trained by gradients, such as a codebook. */
    T buffer(String name, Init init, long... shape);

    /** Fixed values; the same name must always carry the same values. */
    T constant(String name, float[] values, long... shape);

    /** Elementwise sum with broadcasting. */
    T add(T a, T b);

    /** Elementwise product with broadcasting. */
    T multiply(T a, T b);

    /** {@code x weight^T + bias}; x [R, in], weight [out, in], bias [out]. */
    T linear(T x, T weight, T bias);

    /** {@code x weight^T}; x [R, in], weight [out, in]. */
    T project(T x, T weight);

    /** Layer normalisation over the last axis, epsilon 1e-5; gain and bias [last]. */
    T layerNorm(T x, T gain, T bias);

    /** Layer normalisation over the last axis without gain and bias, epsilon 1e-5 (QK-norm). */
    T standardise(T x);

    /** x divided by its Euclidean length over the last axis. */
    T unitLength(T x);

    /** Softmax over the last axis. */
    T softmax(T x);

    /** Natural logarithm of positive values. */
    T log(T x);

    /** GELU in its tanh approximation. */
    T gelu(T x);

    T reshape(T x, long... shape);

    T permute(T x, int... axes);

    /**
     * The part {@code from} (inclusive) to {@code to} (exclusive) of an axis; {@code to} = Long.MAX_VALUE is its end,
     * -1 the last but one.
     */
    T slice(T x, int axis, long from, long to);

    T concat(int axis, List<T> parts);

    /** Rows of a table; ids int64 of any shape, table [rows, D]. */
    T embedding(T ids, T table);

    /** 1 at each id, else 0; ids int64 [R] to [R, classes]. An id of {@code classes} or more gives a row of zeros. */
    T oneHot(T ids, int classes);

    /** Mean over an axis, which disappears. */
    T mean(T x, int axis);

    /** Index (int64) of the largest value along the last axis, which disappears; the first of equals. */
    T argmax(T x);

    /**
     * {@code softmax(q k^T + bias) v} without any scale; q [.., L, K], k and v [.., M, K], bias broadcast to
     * [.., L, M].
     */
    T attention(T q, T k, T v, T bias);

    /** {@code softmax(q k^T) v} without any scale; shapes as above. */
    T attention(T q, T k, T v);

    /**
     * {@link #attention} of one new frame over frames past and itself, whose biases are those of the last row of a table
     * [H, M, M] with M above t.
     *
     * @param q [B*N, H, 1, K], B versions of the new frame, which do not see each other
     * @param k of the new frame, same shape
     * @param v same shape
     * @param past keys and values [N, H, t, K] of frames that all B follow
     * @return [B*N, H, 1, K]
     */
    T attentionOverPast(T q, T k, T v, KeysAndValues<T> past, T table);

    /**
     * The lower right corner of a table [H, M, M], as many rows as q [.., L, K] and columns as k [.., M', K] have
     * places: [H, L, M'].
     */
    T corner(T table, T q, T k);
}
