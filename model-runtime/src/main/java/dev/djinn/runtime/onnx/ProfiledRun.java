package dev.djinn.runtime.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays frames with a full window through a world's cached graph while ONNX Runtime writes down what each node takes. */
public final class ProfiledRun {
    private static final int WARM_UP = 3;

    private final VerifiedWorld world;
    private final Sampling sampling;
    private final SplittableRandom random = new SplittableRandom(1);

    private ProfiledRun(VerifiedWorld world) {
        this.world = world;
        this.sampling = Sampling.of(world.manifest().defaults());
    }

    /**
     * The trace of {@code frames} frames and a few to warm up: a JSON array of events, with times in microseconds.
     *
     * @param scratch an empty folder, where the trace is written
     * @throws DjinnException BAD_INPUT if the world has no cached graph or it does not run
     */
    public static Path trace(VerifiedWorld world, int frames, Path scratch) {
        if (!world.caches()) {
            throw failed(world, "has no " + WorldFolder.DYNAMICS_CACHED + " to profile: export the world again");
        }
        OnnxEngine.start();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = Graph.options()) {
            options.enableProfiling(scratch.resolve("trace").toString());
            Path graph = world.folder().resolve(WorldFolder.DYNAMICS_CACHED);
            try (OrtSession session = environment.createSession(graph.toString(), options)) {
                return Path.of(new ProfiledRun(world).play(environment, session, WARM_UP + frames));
            }
        } catch (OrtException e) {
            throw failed(world, "cannot be profiled (" + e.getMessage() + ")");
        }
    }

    private String play(OrtEnvironment environment, OrtSession session, int frames) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
                TensorInfo info = (TensorInfo) input.getValue().getInfo();
                inputs.put(input.getKey(), tensor(environment, input.getKey(), info));
            }
            for (int i = 0; i < frames; i++) {
                session.run(inputs).close();
            }
            return session.endProfiling();
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(OrtEnvironment environment, String name, TensorInfo info) throws OrtException {
        long[] shape = info.getShape().clone();
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] < 0) {
                shape[i] = name.equals("noise")
                        ? sampling.steps()
                        : world.manifest().window() - 1L;
            }
        }
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        if (info.type == OnnxJavaType.INT64) {
            LongBuffer values = GraphCall.newLongs(count);
            for (int i = 0; i < count; i++) {
                values.put(i, name.equals("steps") ? sampling.steps() : name.equals("action") ? 0 : random.nextLong(2));
            }
            return OnnxTensor.createTensor(environment, values, shape);
        }
        FloatBuffer values = GraphCall.newFloats(count);
        for (int i = 0; i < count; i++) {
            values.put(i, real(name));
        }
        return OnnxTensor.createTensor(environment, values, shape);
    }

    private float real(String name) {
        return switch (name) {
            case "temperature" -> sampling.temperature();
            case "order" -> sampling.randomOrder() ? 1 : 0;
            case GraphKind.GUIDANCE -> sampling.guidance();
            default -> (float) random.nextDouble(0.001, 0.999);
        };
    }

    private static DjinnException failed(VerifiedWorld world, String why) {
        return new DjinnException(
                ExitCode.BAD_INPUT, "world '" + world.manifest().name() + "' " + why);
    }
}
