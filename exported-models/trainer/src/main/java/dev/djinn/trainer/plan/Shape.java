package dev.djinn.trainer.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sizes of a tensor that has no values. */
record Shape(List<Long> sizes) {
    static Shape of(long... sizes) {
        return new Shape(Arrays.stream(sizes).boxed().toList());
    }

    Shape {
        sizes = List.copyOf(sizes);
    }

    int rank() {
        return sizes.size();
    }

    long size(int axis) {
        return sizes.get(axis);
    }

    /** Counted from the end, 0 is the last. */
    long fromEnd(int axis) {
        return sizes.get(rank() - 1 - axis);
    }

    long count() {
        return sizes.stream().reduce(1L, Math::multiplyExact);
    }

    Shape with(int axis, long size) {
        List<Long> changed = new ArrayList<>(sizes);
        changed.set(axis, size);
        return new Shape(changed);
    }

    Shape without(int axis) {
        List<Long> changed = new ArrayList<>(sizes);
        changed.remove(axis);
        return new Shape(changed);
    }

    /** The same count in other sizes, of which one may be -1. */
    Shape reshaped(long... wanted) {
        long known = Arrays.stream(wanted).filter(size -> size != -1).reduce(1, Math::multiplyExact);
        long[] resolved = Arrays.stream(wanted)
                .map(size -> size == -1 ? count() / known : size)
                .toArray();
        Shape shape = of(resolved);
        if (shape.count() != count()) {
            throw new IllegalArgumentException(sizes + " cannot become " + Arrays.toString(wanted));
        }
        return shape;
    }

    /** What an elementwise operation of the two gives. */
    Shape broadcast(Shape other) {
        int rank = Math.max(rank(), other.rank());
        long[] merged = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            long a = axis < rank() ? fromEnd(axis) : 1;
            long b = axis < other.rank() ? other.fromEnd(axis) : 1;
            if (a != b && a != 1 && b != 1) {
                throw new IllegalArgumentException(sizes + " and " + other.sizes + " do not go together");
            }
            merged[rank - 1 - axis] = Math.max(a, b);
        }
        return of(merged);
    }
}
