package dev.djinn.runtime.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * One run of a graph: inputs by name, from direct buffers; outputs by name, checked for type and shape. {@code -1} in an
 * expected shape stands for any size.
 */
final class GraphCall implements AutoCloseable {
    private final Graph graph;
    private final NDManager arrays;
    private final NDList inputs = new NDList();
    private NDList outputs = new NDList();

    GraphCall(Graph graph, NDManager arrays) {
        this.graph = graph;
        this.arrays = arrays;
    }

    Graph graph() {
        return graph;
    }

    GraphCall bytes(String name, ByteBuffer values, long... shape) {
        return put(name, values, DataType.UINT8, shape);
    }

    GraphCall longs(String name, LongBuffer values, long... shape) {
        return put(name, values, DataType.INT64, shape);
    }

    GraphCall floats(String name, FloatBuffer values, long... shape) {
        return put(name, values, DataType.FLOAT32, shape);
    }

    GraphCall scalar(String name, long value) {
        return longs(name, newLongs(1).put(0, value));
    }

    GraphCall scalar(String name, float value) {
        return floats(name, newFloats(1).put(0, value));
    }

    /** An array that is somebody else's and stays open. */
    GraphCall array(String name, NDArray array) {
        array.setName(name);
        inputs.add(array);
        return this;
    }

    GraphCall run() {
        outputs = graph.run(inputs);
        return this;
    }

    long[] longs(String name, long... shape) {
        LongBuffer values = output(name, DataType.INT64, shape).toByteBuffer().asLongBuffer();
        long[] copy = new long[values.remaining()];
        values.get(copy);
        return copy;
    }

    float[] floats(String name, long... shape) {
        FloatBuffer values =
                output(name, DataType.FLOAT32, shape).toByteBuffer().asFloatBuffer();
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }

    /** uint8 values; the buffer is the caller's. */
    ByteBuffer bytes(String name, long... shape) {
        return output(name, DataType.UINT8, shape).toByteBuffer();
    }

    /** Checks an output that stays where it is. */
    void requireFloats(String name, long... shape) {
        output(name, DataType.FLOAT32, shape);
    }

    /** An output that outlives this call, without copying it; {@code keeper} closes it. */
    NDArray take(String name, NDManager keeper) {
        NDArray array = require(name);
        outputs.removeIf(output -> output == array); // equals would compare, and so copy, the contents
        array.attach(keeper);
        return array;
    }

    /** The shape an output came in. */
    long[] shapeOf(String name) {
        return require(name).getShape().getShape();
    }

    @Override
    public void close() {
        outputs.close();
        arrays.close();
    }

    static LongBuffer newLongs(int count) {
        return newBytes(count * Long.BYTES).asLongBuffer();
    }

    static FloatBuffer newFloats(int count) {
        return newBytes(count * Float.BYTES).asFloatBuffer();
    }

    static ByteBuffer newBytes(int count) {
        return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
    }

    private GraphCall put(String name, Buffer values, DataType type, long... shape) {
        NDArray array = arrays.create(values, new Shape(shape), type);
        array.setName(name);
        inputs.add(array);
        return this;
    }

    private NDArray output(String name, DataType type, long... expected) {
        NDArray array = require(name);
        long[] shape = array.getShape().getShape();
        boolean fits = shape.length == expected.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = expected[i] == -1 || expected[i] == shape[i];
        }
        if (!fits || array.getDataType() != type) {
            throw graph.broken("gives " + name + " as " + array.getDataType().toString() + Arrays.toString(shape)
                    + ", this world needs " + type + Arrays.toString(expected));
        }
        return array;
    }

    private NDArray require(String name) {
        for (NDArray array : outputs) {
            if (name.equals(array.getName())) {
                return array;
            }
        }
        throw graph.broken("gives no " + name);
    }
}
