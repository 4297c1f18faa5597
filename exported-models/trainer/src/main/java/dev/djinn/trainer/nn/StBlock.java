package dev.djinn.trainer.nn;

import java.util.stream.Stream;

/**
 * One block of the ST-transformer (section 2, figure 4): attention over the places of a frame, causal attention over
 * the frames at one place, then one feed-forward layer.
 *
 * <p>Differs: pre-norm residuals with small output weights, heads of 64, QK-norm by standardising queries and keys with
 * one learned gain for their product, temporal positions by distance only ({@link TimeBias}).
 */
public final class StBlock<T> {
    static final int HEAD_WIDTH = 64;

    private static final String SPACE_OUT = ".space.out";
    private static final String TIME_OUT = ".time.out";
    private static final String FFW_DOWN = ".ffw.down";

    private final Ops<T> ops;
    private final Layers<T> layers;
    private final String name;
    private final int places;
    private final int width;
    private final int heads;

    StBlock(Ops<T> ops, String name, int places, int width) {
        this.ops = ops;
        this.layers = new Layers<>(ops);
        this.name = name;
        this.places = places;
        this.width = width;
        this.heads = heads(width);
    }

    static int heads(int width) {
        if (width < HEAD_WIDTH || width % HEAD_WIDTH != 0) {
            throw new IllegalArgumentException("width is " + width + ", must be a multiple of " + HEAD_WIDTH);
        }
        return width / HEAD_WIDTH;
    }

    /** Whether a tensor of this name is the last of a branch: with zeros there the branch adds nothing. */
    public static boolean isOutput(String name) {
        return Stream.of(SPACE_OUT, TIME_OUT, FFW_DOWN)
                .anyMatch(output -> name.endsWith(output + ".weight") || name.endsWith(output + ".bias"));
    }

    /** x [R, D] to [R, D]. */
    T forward(T x, Extent extent, int layer, TimeAttention<T> time) {
        T y = ops.add(x, space(layers.norm(name + ".space.norm", x, width)));
        T z = ops.add(y, time(layers.norm(name + ".time.norm", y, width), extent, layer, time));
        return ops.add(z, feedForward(layers.norm(name + ".ffw.norm", z, width)));
    }

    private T space(T x) {
        T qkv = layers.linear(name + ".space.qkv", x, width, 3 * width);
        long[] shape = {-1, places, heads, HEAD_WIDTH};
        T q = ops.permute(query(qkv, ".space", shape), 0, 2, 1, 3);
        T k = ops.permute(key(qkv, shape), 0, 2, 1, 3);
        T v = ops.permute(value(qkv, shape), 0, 2, 1, 3);
        T rows = ops.reshape(ops.permute(ops.attention(q, k, v), 0, 2, 1, 3), -1, width);
        return output(SPACE_OUT, rows, width);
    }

    private T time(T x, Extent extent, int layer, TimeAttention<T> time) {
        T qkv = layers.linear(name + ".time.qkv", x, width, 3 * width);
        long clips = extent.clips();
        long[] shape = {clips, extent.frames(), places, heads, HEAD_WIDTH};
        T q = byPlace(query(qkv, ".time", shape), extent);
        T k = byPlace(key(qkv, shape), extent);
        T v = byPlace(value(qkv, shape), extent);
        T out = ops.reshape(time.attend(ops, layer, q, k, v), clips, places, heads, extent.frames(), HEAD_WIDTH);
        return output(TIME_OUT, ops.reshape(ops.permute(out, 0, 3, 1, 2, 4), -1, width), width);
    }

    /** [B, T, N, H, K] to [B*N, H, T, K]. */
    private T byPlace(T x, Extent extent) {
        long all = extent.clips() == Extent.UNKNOWN ? -1 : extent.clips() * places;
        return ops.reshape(ops.permute(x, 0, 2, 3, 1, 4), all, heads, extent.frames(), HEAD_WIDTH);
    }

    private T feedForward(T x) {
        T hidden = ops.gelu(layers.linear(name + ".ffw.up", x, width, 4 * width));
        return output(FFW_DOWN, hidden, 4 * width);
    }

    private T output(String part, T x, int in) {
        return layers.linear(name + part, x, in, width, 0.3 / Math.sqrt(in));
    }

    private T query(T qkv, String kind, long[] shape) {
        T gain = ops.parameter(name + kind + ".gain", Init.constant(1 / Math.sqrt(HEAD_WIDTH)), HEAD_WIDTH);
        return ops.multiply(ops.standardise(part(qkv, 0, shape)), gain);
    }

    private T key(T qkv, long[] shape) {
        return ops.standardise(part(qkv, 1, shape));
    }

    private T value(T qkv, long[] shape) {
        return part(qkv, 2, shape);
    }

    private T part(T qkv, int index, long[] shape) {
        return ops.reshape(ops.slice(qkv, 1, (long) index * width, (index + 1L) * width), shape);
    }
}
