package dev.djinn.runtime.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.CacheFolder;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DJL's ONNX Runtime engine, started once in a process and kept quiet and offline.
 *
 * <p>The order matters. Both libraries call home while they initialise, so {@link Telemetry} comes first. DJL refuses to
 * start when an {@code OrtEnvironment} exists already, so nothing asks for one before the engine does. And DJL's root
 * manager asks ONNX Runtime for CUDA whatever device a model names, which unpacks 583 MB and prints errors where there
 * is no CUDA; {@link #answerDeviceQuestion} answers in its place. Whoever uses ONNX Runtime without a {@link World}
 * calls {@link #start()} before.
 */
public final class OnnxEngine {
    static final String NAME = "OnnxRuntime";
    static final String NATIVE_PATH = "onnxruntime.native.path";

    private static @Nullable OnnxEngine started;

    private final Optional<NativeLibraries> libraries;
    /** Whether the user keeps the native libraries in a folder of their own. */
    private final boolean given;

    private OnnxEngine(Optional<NativeLibraries> libraries, boolean given) {
        this.libraries = libraries;
        this.given = given;
    }

    /** Starts the engine with {@link CacheFolder#standard()}, unless it runs. */
    public static OnnxEngine start() {
        return start(CacheFolder.standard());
    }

    /**
     * Starts the engine, unless it runs already; then {@code cache} does not matter any more.
     *
     * @param cache folder that may keep the native libraries between starts; where it does not serve, they go to the
     *     temporary folder
     * @throws DjinnException NO_DEVICE if ONNX Runtime cannot run on this machine at all
     */
    public static synchronized OnnxEngine start(Path cache) {
        if (started != null) {
            return started;
        }
        Telemetry.switchOff();
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        Optional<NativeLibraries> libraries = Optional.empty();
        boolean given = System.getProperty(NATIVE_PATH) != null;
        if (!given) {
            libraries = NativeLibraries.unpack(cache);
            libraries.ifPresent(unpacked ->
                    System.setProperty(NATIVE_PATH, unpacked.folder().toString()));
        }
        try {
            answerDeviceQuestion(Engine.getEngine(NAME));
            OrtEnvironment.getEnvironment().setTelemetry(false);
        } catch (OrtException | LinkageError | RuntimeException e) {
            throw new DjinnException(
                    ExitCode.NO_DEVICE,
                    "ONNX Runtime cannot run on this machine (" + rootMessage(e) + "); it needs 64-bit Linux with"
                            + " glibc 2.28, Windows or macOS on ARM, and a folder that programs may run from",
                    e);
        }
        started = new OnnxEngine(libraries, given);
        return started;
    }

    /** How many threads a world on the CPU uses: all cores but one, at least 1. */
    public static int threads() {
        return threads(Runtime.getRuntime().availableProcessors());
    }

    static int threads(int cores) {
        return Math.max(1, cores - 1);
    }

    /** The version of ONNX Runtime's native library. */
    public String version() {
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /**
     * Sees to it that ONNX Runtime finds its CUDA provider in a folder that stays; gives the reason where there is no such
     * folder. Asked without one, ONNX Runtime would unpack 583 MB to the temporary folder at each start.
     */
    Optional<String> keepCuda() {
        if (libraries.isEmpty()) {
            return given ? Optional.empty() : Optional.of(noPlace("it does not serve"));
        }
        try {
            libraries.get().unpackCuda();
            return Optional.empty();
        } catch (DjinnException e) {
            return Optional.of(noPlace(String.valueOf(e.getMessage())));
        }
    }

    private static String noPlace(String why) {
        return "the CUDA provider, 583 MB, cannot be kept in the cache folder (" + why
                + "); point DJINN_HOME at a folder you may write to";
    }

    private static void answerDeviceQuestion(Engine engine) {
        try {
            Field answer = Engine.class.getDeclaredField("defaultDevice");
            answer.setAccessible(true);
            answer.set(engine, ai.djl.Device.cpu());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this is not the DJL that Djinn was built with", e);
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
