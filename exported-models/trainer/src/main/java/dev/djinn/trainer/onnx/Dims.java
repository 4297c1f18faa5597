package dev.djinn.trainer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is known of a tensor's shape while a graph is written; a size is {@link #ANY} where only a run will tell. */
record Dims(List<Long> sizes) {
    static final long ANY = -1;

    Dims {
        sizes = List.copyOf(sizes);
    }

    static Dims of(long... sizes) {
        return new Dims(Arrays.stream(sizes).boxed().toList());
    }

    int rank() {
        return sizes.size();
    }

    /** A size counted from the front, or from the end where {@code axis} is negative. */
    long size(int axis) {
        return sizes.get(axis < 0 ? rank() + axis : axis);
    }

    long last() {
        return size(-1);
    }

    long[] toArray() {
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether at most one size is unknown, so that a reshape to it can be written down. */
    boolean writable() {
        return sizes.stream().filter(size -> size == ANY).count() <= 1;
    }

    Dims with(int axis, long size) {
        List<Long> changed = new ArrayList<>(sizes);
        changed.set(axis < 0 ? rank() + axis : axis, size);
        return new Dims(changed);
    }

    Dims without(int axis) {
        List<Long> fewer = new ArrayList<>(sizes);
        fewer.remove(axis < 0 ? rank() + axis : axis);
        return new Dims(fewer);
    }

    Dims append(Dims more) {
        List<Long> all = new ArrayList<>(sizes);
        all.addAll(more.sizes);
        return new Dims(all);
    }

    Dims permute(int... axes) {
        return new Dims(Arrays.stream(axes).mapToObj(this.sizes::get).toList());
    }

    /** Whether {@link #permute} would only move axes of size 1, so that nothing has to be copied. */
    boolean keepsOrder(int... axes) {
        int[] moved = Arrays.stream(axes).filter(axis -> size(axis) != 1).toArray();
        return Arrays.equals(moved, Arrays.stream(moved).sorted().toArray());
    }

    Dims slice(int axis, long from, long to) {
        long size = size(axis);
        return with(axis, size == ANY ? ANY : Math.max(0, place(to, size) - place(from, size)));
    }

    private static long place(long index, long size) {
        return Math.clamp(index < 0 ? index + size : index, 0, size);
    }

    Dims broadcast(Dims other) {
        int rank = Math.max(rank(), other.rank());
        long[] sizes = new long[rank];
        for (int i = 1; i <= rank; i++) {
            sizes[rank - i] = broadcast(i > rank() ? 1 : size(-i), i > other.rank() ? 1 : other.size(-i), other);
        }
        return of(sizes);
    }

    private long broadcast(long a, long b, Dims other) {
        if (a == b || b == 1) {
            return a;
        }
        if (a == 1 || a == ANY) {
            return b;
        }
        if (b == ANY) {
            return a;
        }
        throw new IllegalArgumentException("shapes " + this + " and " + other + " do not fit together");
    }

    @Override
    public String toString() {
        return sizes.toString();
    }
}
