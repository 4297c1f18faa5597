package dev.djinn.runtime.onnx;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One ONNX graph of a world in an ONNX Runtime session. */
final class Graph implements AutoCloseable {
    private final VerifiedWorld world;
    private final GraphKind kind;
    private final Device device;
    private final Model model;
    private final Predictor<NDList, NDList> predictor;

    private Graph(VerifiedWorld world, GraphKind kind, Device device, Model model) {
        this.world = world;
        this.kind = kind;
        this.device = device;
        this.model = model;
        this.predictor = model.newPredictor(new NoopTranslator());
    }

    /**
     * Loads the graph. The options map is never null: with null, DJL stays on the CPU whatever the device says.
     *
     * @throws DjinnException BAD_INPUT if ONNX Runtime refuses the file or its inputs are not the contract's, NO_DEVICE
     *     if the device's memory does not suffice or the device is a GPU that fails
     */
    static Graph open(VerifiedWorld world, GraphKind kind, Device device) {
        ai.djl.Device where = device == Device.CUDA ? ai.djl.Device.gpu(0) : ai.djl.Device.cpu();
        Model model = Model.newInstance(kind.file(), where, OnnxEngine.NAME);
        try (SessionOptions options = options()) {
            Optional<String> fault = SharedWeights.findFault(world, kind);
            if (fault.isPresent()) {
                throw new DjinnException(
                        ExitCode.BAD_INPUT, where(world, kind) + fault.get() + "; export the world again");
            }
            model.load(world.folder(), kind.file(), Map.of("sessionOptions", options));
            Graph graph = new Graph(world, kind, device, model);
            graph.requireInputs();
            return graph;
        } catch (DjinnException e) {
            model.close();
            throw e;
        } catch (OrtException | MalformedModelException | IOException | RuntimeException e) {
            model.close();
            throw failure(world, kind, device, "ONNX Runtime cannot open it", e);
        }
    }

    static SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        options.setIntraOpNumThreads(OnnxEngine.threads());
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.setDeterministicCompute(true);
        return options;
    }

    /** A fresh call; close it to free what went in and came out. */
    GraphCall call() {
        return new GraphCall(this, model.getNDManager().newSubManager());
    }

    /** Whoever keeps arrays from call to call; closing the graph closes it. */
    NDManager newArrays() {
        return model.getNDManager().newSubManager();
    }

    /** A number, 1 or more, of the file's metadata. */
    int requirePositive(String key) {
        String value = model.getBlock().getCustomMetadata().getOrDefault(key, "nothing");
        if (!value.matches("[1-9]\\d{0,5}")) {
            throw broken("says " + key + " is " + value);
        }
        return Integer.parseInt(value);
    }

    /**
     * Whether it is to be told the guidance.
     *
     * @throws DjinnException BAD_INPUT if it cannot be told, and the guidance is not 1
     */
    boolean guided(Sampling sampling) {
        boolean takes = model.describeInput().contains(GraphKind.GUIDANCE);
        if (!takes && sampling.guidance() != 1) {
            throw broken("knows no guidance, only 1 works");
        }
        return takes;
    }

    NDList run(NDList inputs) {
        try {
            return predictor.predict(inputs);
        } catch (TranslateException | RuntimeException e) {
            throw failure(world, kind, device, "it failed while running", e);
        }
    }

    /** The error that this graph broke the contract: names the world and the file. */
    DjinnException broken(String what) {
        return new DjinnException(ExitCode.BAD_INPUT, where(world, kind) + what + "; export the world again");
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }

    private void requireInputs() {
        Set<String> found = new HashSet<>(model.describeInput().keys());
        found.remove(GraphKind.GUIDANCE);
        if (!found.equals(kind.inputs())) {
            throw broken("takes " + sorted(found) + ", a world's takes " + sorted(kind.inputs()));
        }
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().toList().toString();
    }

    /** What to tell of a failure of ONNX Runtime; on a GPU the same file may well run elsewhere. */
    static DjinnException failure(VerifiedWorld world, GraphKind kind, Device device, String what, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String detail = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        String lower = detail.toLowerCase(Locale.ROOT);
        if (lower.contains("out of memory") || lower.contains("failed to allocate") || lower.contains("bfcarena")) {
            return new DjinnException(
                    ExitCode.NO_DEVICE,
                    where(world, kind) + "not enough memory on the device; close other programs or use the CPU",
                    cause);
        }
        if (device == Device.CUDA) {
            return new DjinnException(
                    ExitCode.NO_DEVICE, where(world, kind) + what + " on the GPU (" + detail + ")", cause);
        }
        return new DjinnException(ExitCode.BAD_INPUT, where(world, kind) + what + " (" + detail + ")", cause);
    }

    private static String where(VerifiedWorld world, GraphKind kind) {
        return "world '" + world.manifest().name() + "', " + kind.file() + ": ";
    }
}
