package dev.djinn.trainer.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A tensor's values on their way to or from the disk: little-endian, row by row, at most 2 GiB. */
public final class TensorData {
    /** Types of values, named as safetensors names them. */
    public enum Type {
        F32(4),
        F16(2),
        I64(8),
        U8(1);

        private final int width;

        Type(int width) {
            this.width = width;
        }

        /** Bytes of one value. */
        public int width() {
            return width;
        }
    }

    private final Type type;
    private final long[] shape;
    private final ByteBuffer bytes;

    private TensorData(Type type, long[] shape, ByteBuffer bytes) {
        this.type = type;
        this.shape = shape;
        this.bytes = bytes;
    }

    /**
     * Shares, does not copy, the bytes between the buffer's position and limit.
     *
     * @throws IllegalArgumentException if their number is not the product of the shape and the type's width
     */
    public static TensorData of(Type type, ByteBuffer bytes, long... shape) {
        long expected = Math.multiplyExact(count(shape), type.width());
        if (bytes.remaining() != expected) {
            throw new IllegalArgumentException("a tensor " + type + Arrays.toString(shape) + " has " + expected
                    + " bytes, given were " + bytes.remaining());
        }
        return new TensorData(type, shape.clone(), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    public static TensorData ofFloats(float[] values, long... shape) {
        ByteBuffer bytes = littleEndian(values.length, Type.F32);
        bytes.asFloatBuffer().put(values);
        return of(Type.F32, bytes, shape);
    }

    public static TensorData ofLongs(long[] values, long... shape) {
        ByteBuffer bytes = littleEndian(values.length, Type.I64);
        bytes.asLongBuffer().put(values);
        return of(Type.I64, bytes, shape);
    }

    public Type type() {
        return type;
    }

    public long[] shape() {
        return shape.clone();
    }

    /** Number of values. */
    public long count() {
        return count(shape);
    }

    /** All bytes, little-endian, position 0; a view that must not be written to. */
    public ByteBuffer bytes() {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A copy of the values.
     *
     * @throws IllegalStateException unless the type is F32
     */
    public float[] floats() {
        require(Type.F32);
        float[] values = new float[Math.toIntExact(count())];
        bytes().asFloatBuffer().get(values);
        return values;
    }

    /** The same in single precision; itself if it is not in half. */
    public TensorData widened() {
        if (type != Type.F16) {
            return this;
        }
        float[] values = new float[Math.toIntExact(count())];
        ByteBuffer halves = bytes();
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(halves.getShort());
        }
        return ofFloats(values, shape);
    }

    /**
     * A copy of the values.
     *
     * @throws IllegalStateException unless the type is I64
     */
    public long[] longs() {
        require(Type.I64);
        long[] values = new long[Math.toIntExact(count())];
        bytes().asLongBuffer().get(values);
        return values;
    }

    /** Whether no value is NaN or infinite; always so for whole numbers. */
    public boolean isFinite() {
        ByteBuffer data = bytes();
        return switch (type) {
            case I64, U8 -> true;
            case F32 -> {
                boolean finite = true;
                while (finite && data.hasRemaining()) {
                    finite = Float.isFinite(data.getFloat());
                }
                yield finite;
            }
            case F16 -> {
                boolean finite = true;
                while (finite && data.hasRemaining()) {
                    finite = Float.isFinite(Float.float16ToFloat(data.getShort()));
                }
                yield finite;
            }
        };
    }

    /** Type and shape as a person reads them, such as {@code F32[2, 3]}. */
    @Override
    public String toString() {
        return type + describe(shape);
    }

    static String describe(long... shape) {
        return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /** @throws ArithmeticException if the product does not fit */
    static long count(long... shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new ArithmeticException("a size is negative");
            }
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    private void require(Type wanted) {
        if (type != wanted) {
            throw new IllegalStateException("the tensor holds " + type + ", not " + wanted);
        }
    }

    private static ByteBuffer littleEndian(int count, Type type) {
        return ByteBuffer.allocate(Math.multiplyExact(count, type.width())).order(ByteOrder.LITTLE_ENDIAN);
    }
}
