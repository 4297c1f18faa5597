package dev.djinn.trainer.plan;

import dev.djinn.trainer.nn.Init;
import dev.djinn.trainer.nn.KeysAndValues;
import dev.djinn.trainer.nn.Ops;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a network on shapes alone: which parameters it has and how many floating point operations its matrix products
 * take, a multiplication and an addition counting as two. Everything else (norms, GELU, softmax) is not counted; it is
 * below a tenth.
 */
final class CountingOps implements Ops<Shape> {
    private final Map<String, Shape> parameters = new LinkedHashMap<>();
    private long flop;

    /** Values of all parameters asked for so far whose name begins so. */
    long parameters(String prefix) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(entry -> entry.getValue().count())
                .sum();
    }

    /** Floating point operations so far. */
    long flop() {
        return flop;
    }

    @Override
    public Shape parameter(String name, Init init, long... shape) {
        Shape asked = Shape.of(shape);
        Shape known = parameters.computeIfAbsent(name, key -> asked);
        if (!known.equals(asked)) {
            throw new IllegalStateException(name + " is " + known.sizes() + " and " + asked.sizes());
        }
        return known;
    }

    @Override
    public Shape buffer(String name, Init init, long... shape) {
        return Shape.of(shape);
    }

    @Override
    public Shape constant(String name, float[] values, long... shape) {
        return Shape.of(shape);
    }

    @Override
    public Shape add(Shape a, Shape b) {
        return a.broadcast(b);
    }

    @Override
    public Shape multiply(Shape a, Shape b) {
        return a.broadcast(b);
    }

    @Override
    public Shape linear(Shape x, Shape weight, Shape bias) {
        return project(x, weight).broadcast(bias);
    }

    @Override
    public Shape project(Shape x, Shape weight) {
        if (x.rank() != 2 || x.size(1) != weight.size(1)) {
            throw new IllegalArgumentException(x.sizes() + " cannot be projected by " + weight.sizes());
        }
        countProduct(x.size(0), x.size(1), weight.size(0));
        return Shape.of(x.size(0), weight.size(0));
    }

    @Override
    public Shape layerNorm(Shape x, Shape gain, Shape bias) {
        return x.broadcast(gain).broadcast(bias);
    }

    @Override
    public Shape standardise(Shape x) {
        return x;
    }

    @Override
    public Shape unitLength(Shape x) {
        return x;
    }

    @Override
    public Shape softmax(Shape x) {
        return x;
    }

    @Override
    public Shape log(Shape x) {
        return x;
    }

    @Override
    public Shape gelu(Shape x) {
        return x;
    }

    @Override
    public Shape reshape(Shape x, long... shape) {
        return x.reshaped(shape);
    }

    @Override
    public Shape permute(Shape x, int... axes) {
        return Shape.of(Arrays.stream(axes).mapToLong(x::size).toArray());
    }

    @Override
    public Shape slice(Shape x, int axis, long from, long to) {
        long end = to < 0 ? x.size(axis) + to : Math.min(to, x.size(axis));
        return x.with(axis, end - from);
    }

    @Override
    public Shape concat(int axis, List<Shape> parts) {
        long size = parts.stream().mapToLong(part -> part.size(axis)).sum();
        return parts.getFirst().with(axis, size);
    }

    @Override
    public Shape embedding(Shape ids, Shape table) {
        long[] sizes = new long[ids.rank() + 1];
        for (int axis = 0; axis < ids.rank(); axis++) {
            sizes[axis] = ids.size(axis);
        }
        sizes[ids.rank()] = table.size(1);
        return Shape.of(sizes);
    }

    @Override
    public Shape mean(Shape x, int axis) {
        return x.without(axis);
    }

    @Override
    public Shape oneHot(Shape ids, int classes) {
        return Shape.of(ids.size(0), classes);
    }

    @Override
    public Shape argmax(Shape x) {
        return x.without(x.rank() - 1);
    }

    @Override
    public Shape attention(Shape q, Shape k, Shape v, Shape bias) {
        Shape weights = q.with(q.rank() - 1, k.fromEnd(1));
        if (!weights.broadcast(bias).equals(weights)) {
            throw new IllegalArgumentException("a bias " + bias.sizes() + " on weights " + weights.sizes());
        }
        return attention(q, k, v);
    }

    @Override
    public Shape attention(Shape q, Shape k, Shape v) {
        long rows = q.count() / q.fromEnd(0);
        countProduct(rows, q.fromEnd(0), k.fromEnd(1));
        countProduct(rows, k.fromEnd(1), v.fromEnd(0));
        return q.with(q.rank() - 1, v.fromEnd(0));
    }

    @Override
    public Shape attentionOverPast(Shape q, Shape k, Shape v, KeysAndValues<Shape> past, Shape table) {
        long frames = past.keys().fromEnd(1) + 1;
        return attention(q, k.with(2, frames), v.with(2, frames));
    }

    @Override
    public Shape corner(Shape table, Shape q, Shape k) {
        return Shape.of(table.size(0), q.fromEnd(1), k.fromEnd(1));
    }

    private void countProduct(long rows, long inner, long columns) {
        flop = Math.addExact(flop, Math.multiplyExact(2 * rows, Math.multiplyExact(inner, columns)));
    }
}
