package dev.djinn.trainer.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.OnnxEngine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** A graph opened in ONNX Runtime on the CPU, for comparison; worlds are played through the model-runtime module. */
public final class OrtGraph implements AutoCloseable {
    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;

    /**
     * @param name of the graph, for messages
     * @throws DjinnException VERIFICATION_FAILED when ONNX Runtime refuses the graph
     */
    public OrtGraph(String name, byte[] onnx) {
        this.name = name;
        OnnxEngine.start();
        this.environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            options.setIntraOpNumThreads(1);
            options.setDeterministicCompute(true);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            this.session = environment.createSession(onnx, options);
        } catch (OrtException e) {
            throw refused(name, e);
        }
    }

    /** A run with named inputs. */
    public static final class Inputs {
        private final Map<String, Raw> tensors = new HashMap<>();

        private record Raw(Object values, long[] shape) {}

        public Inputs longs(String name, long[] values, long... shape) {
            return put(name, values, shape);
        }

        public Inputs floats(String name, float[] values, long... shape) {
            return put(name, values, shape);
        }

        public Inputs bytes(String name, byte[] values, long... shape) {
            return put(name, values, shape);
        }

        private Inputs put(String name, Object values, long... shape) {
            tensors.put(name, new Raw(values, shape));
            return this;
        }
    }

    /** What came out, by name, in row-major order. */
    public record Outputs(Map<String, Object> tensors) {
        public long[] longs(String name) {
            return (long[]) require(name);
        }

        public float[] floats(String name) {
            return (float[]) require(name);
        }

        public byte[] bytes(String name) {
            return (byte[]) require(name);
        }

        private Object require(String name) {
            Object values = tensors.get(name);
            if (values == null) {
                throw new IllegalArgumentException("the graph has no output " + name);
            }
            return values;
        }
    }

    /** @throws DjinnException VERIFICATION_FAILED when the graph cannot be run with these inputs */
    public Outputs run(Inputs inputs) {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (Map.Entry<String, Inputs.Raw> input : inputs.tensors.entrySet()) {
                tensors.put(input.getKey(), tensor(input.getValue()));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                Map<String, Object> outputs = new HashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.put(output.getKey(), values((OnnxTensor) output.getValue()));
                }
                return new Outputs(outputs);
            }
        } catch (OrtException e) {
            throw refused(name, e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(Inputs.Raw raw) throws OrtException {
        return switch (raw.values()) {
            case long[] longs -> {
                ByteBuffer bytes = direct(longs.length, Long.BYTES);
                yield OnnxTensor.createTensor(
                        environment, bytes.asLongBuffer().put(longs).flip(), raw.shape());
            }
            case float[] floats -> {
                ByteBuffer bytes = direct(floats.length, Float.BYTES);
                yield OnnxTensor.createTensor(
                        environment, bytes.asFloatBuffer().put(floats).flip(), raw.shape());
            }
            case byte[] octets -> {
                ByteBuffer bytes = direct(octets.length, Byte.BYTES).put(octets).flip();
                yield OnnxTensor.createTensor(environment, bytes, raw.shape(), OnnxJavaType.UINT8);
            }
            default ->
                throw new IllegalStateException(
                        "no such tensor: " + raw.values().getClass());
        };
    }

    private static ByteBuffer direct(int count, int width) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, width)).order(ByteOrder.nativeOrder());
    }

    private static Object values(OnnxTensor tensor) {
        int count = Math.toIntExact(tensor.getInfo().getNumElements());
        return switch (tensor.getInfo().type) {
            case INT64 -> {
                long[] longs = new long[count];
                tensor.getLongBuffer().get(longs);
                yield longs;
            }
            case FLOAT -> {
                float[] floats = new float[count];
                tensor.getFloatBuffer().get(floats);
                yield floats;
            }
            default -> {
                byte[] bytes = new byte[count];
                tensor.getByteBuffer().get(bytes);
                yield bytes;
            }
        };
    }

    private static DjinnException refused(String name, OrtException cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        return new DjinnException(
                ExitCode.VERIFICATION_FAILED, name + ": ONNX Runtime refuses the graph (" + reason + ")", cause);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw refused(name, e);
        }
    }
}
