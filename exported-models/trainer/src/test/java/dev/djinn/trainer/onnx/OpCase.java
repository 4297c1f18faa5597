package dev.djinn.trainer.onnx;

import dev.djinn.trainer.nn.KeysAndValues;
import dev.djinn.trainer.nn.Ops;
import java.util.List;

/** Every operation of {@link Ops} as it is used, with the shapes of its inputs; ids are declared as such. */
enum OpCase {
    ADD_BROADCASTS(shape(4, 5, 6), shape(5, 1)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.add(in.get(0), in.get(1));
        }
    },
    MULTIPLY_BROADCASTS(shape(4, 5, 6), shape(6)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.multiply(in.get(0), in.get(1));
        }
    },
    LINEAR(shape(7, 12), shape(5, 12), shape(5)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.linear(in.get(0), in.get(1), in.get(2));
        }
    },
    PROJECT(shape(7, 12), shape(5, 12)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.project(in.get(0), in.get(1));
        }
    },
    LAYER_NORM_OF_ROWS(shape(9, 64), shape(64), shape(64)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.layerNorm(in.get(0), in.get(1), in.get(2));
        }
    },
    LAYER_NORM_OF_ANY_RANK(shape(2, 3, 4, 5), shape(5), shape(5)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.layerNorm(in.get(0), in.get(1), in.get(2));
        }
    },
    LAYER_NORM_OF_A_SUM_THAT_BROADCASTS(shape(9, 16), shape(16), shape(16)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.layerNorm(ops.add(in.get(0), in.get(1)), in.get(1), in.get(2));
        }
    },
    LAYER_NORM_OF_NEARLY_EQUAL_VALUES(shape(9, 64), shape(64), shape(64)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            T small = ops.multiply(in.get(0), ops.constant("small", new float[] {1e-3f}, 1));
            return ops.layerNorm(small, in.get(1), in.get(2));
        }
    },
    STANDARDISE(shape(2, 3, 4, 64)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.standardise(in.get(0));
        }
    },
    STANDARDISE_WITH_AN_OFFSET(shape(3, 64)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.standardise(ops.add(in.get(0), ops.constant("offset", new float[] {3}, 1)));
        }
    },
    UNIT_LENGTH(shape(6, 32)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.unitLength(in.get(0));
        }
    },
    UNIT_LENGTH_OF_NOTHING(shape(2, 8)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.unitLength(ops.multiply(in.get(0), ops.constant("nothing", new float[] {0}, 1)));
        }
    },
    GELU(shape(50, 20)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.gelu(ops.multiply(in.get(0), ops.constant("wide", new float[] {4}, 1)));
        }
    },
    RESHAPE_OF_RESHAPE(shape(4, 6)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.permute(ops.reshape(ops.reshape(in.getFirst(), -1, 8), 2, -1, 3), 1, 0, 2);
        }
    },
    PERMUTE(shape(2, 3, 4, 5)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.permute(in.getFirst(), 2, 0, 3, 1);
        }
    },
    SLICE(shape(4, 7, 3)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.slice(in.getFirst(), 1, 2, 5);
        }
    },
    SLICE_TO_THE_END(shape(4, 7, 3)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.slice(in.getFirst(), 1, 1, Long.MAX_VALUE);
        }
    },
    SLICE_TO_THE_LAST_BUT_ONE(shape(4, 7, 3)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.slice(in.getFirst(), 0, 0, -1);
        }
    },
    CONCAT(shape(2, 3, 4), shape(2, 1, 4)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.concat(1, List.of(in.get(0), in.get(1), in.get(0)));
        }
    },
    EMBEDDING(ids(11, 3, 4), shape(11, 8)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.embedding(in.get(0), in.get(1));
        }
    },
    MEAN(shape(3, 16, 8)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.mean(in.getFirst(), 1);
        }
    },
    ARGMAX(shape(40, 9)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.embedding(ops.argmax(in.getFirst()), ops.permute(in.getFirst(), 1, 0));
        }
    },
    ONE_HOT_OF_IDS_SOME_TOO_LARGE(shape(6, 5)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.oneHot(ops.argmax(in.getFirst()), 3);
        }
    },
    ARGMAX_OF_EQUALS_IS_THE_FIRST(shape(3, 5)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            T equal = ops.multiply(in.getFirst(), ops.constant("nothing", new float[] {0}, 1));
            return ops.embedding(ops.argmax(equal), ops.permute(in.getFirst(), 1, 0));
        }
    },
    ATTENTION(shape(3, 2, 5, 64), shape(3, 2, 7, 64), shape(3, 2, 7, 64)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.attention(ops.standardise(in.get(0)), in.get(1), in.get(2));
        }
    },
    ATTENTION_WITH_BIAS(shape(3, 2, 5, 64), shape(3, 2, 7, 64), shape(3, 2, 7, 64), shape(2, 5, 7)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.attention(in.get(0), in.get(1), in.get(2), in.get(3));
        }
    },
    ATTENTION_OVER_PAST(
            shape(3, 2, 1, 64),
            shape(3, 2, 1, 64),
            shape(3, 2, 1, 64),
            shape(3, 2, 5, 64),
            shape(3, 2, 5, 64),
            shape(2, 9, 9)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return overPast(ops, in);
        }
    },
    ATTENTION_OF_TWO_VERSIONS_OVER_PAST(
            shape(6, 2, 1, 64),
            shape(6, 2, 1, 64),
            shape(6, 2, 1, 64),
            shape(3, 2, 5, 64),
            shape(3, 2, 5, 64),
            shape(2, 9, 9)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return overPast(ops, in);
        }
    },
    NORM_OF_A_SUM_THAT_IS_ADDED_TO_ONCE_MORE(shape(5, 64), shape(5, 64), shape(64), shape(64)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            T sum = ops.add(in.get(0), in.get(1));
            T normed = ops.layerNorm(sum, in.get(2), in.get(3));
            return ops.concat(
                    0, List.of(ops.add(sum, normed), ops.layerNorm(ops.add(sum, normed), in.get(2), in.get(3))));
        }
    },
    STANDARDISE_WITH_GAIN(shape(3, 4, 64), shape(64)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.multiply(ops.standardise(in.get(0)), in.get(1));
        }
    },
    PERMUTE_OF_AXES_OF_SIZE_ONE(shape(3, 1, 4, 1, 5)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.permute(in.getFirst(), 3, 0, 2, 1, 4);
        }
    },
    CORNER(shape(2, 9, 9), shape(3, 2, 4, 8), shape(3, 2, 6, 8)) {
        @Override
        <T> T apply(Ops<T> ops, List<T> in) {
            return ops.corner(in.get(0), in.get(1), in.get(2));
        }
    };

    /** @param ids how many ids there are, 0 for floats */
    record Input(int ids, long[] shape) {}

    final List<Input> inputs;

    OpCase(Input... inputs) {
        this.inputs = List.of(inputs);
    }

    abstract <T> T apply(Ops<T> ops, List<T> in);

    private static <T> T overPast(Ops<T> ops, List<T> in) {
        KeysAndValues<T> past = new KeysAndValues<>(in.get(3), in.get(4));
        return ops.attentionOverPast(ops.standardise(in.get(0)), in.get(1), in.get(2), past, in.get(5));
    }

    private static Input shape(long... shape) {
        return new Input(0, shape);
    }

    private static Input ids(int count, long... shape) {
        return new Input(count, shape);
    }
}
