package dev.djinn.runtime.onnx;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks NVIDIA's driver for a GPU, and the loader for the libraries that ONNX Runtime's CUDA provider links, before ONNX
 * Runtime is asked: its own answer costs 583 MB of disk and an error on the screen.
 */
final class CudaDriver {
    private static final List<String> LINKED =
            List.of("libcudart.so.12", "libcublas.so.12", "libcublasLt.so.12", "libcurand.so.10");

    private CudaDriver() {}

    /** Why CUDA cannot be used, in one plain line; empty if nothing speaks against it. */
    static Optional<String> findObstacle() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Optional<String> noGpu = findDriverObstacle(windows ? "nvcuda.dll" : "libcuda.so.1");
        if (noGpu.isPresent() || windows) {
            return noGpu;
        }
        return LINKED.stream()
                .filter(library -> !loads(library))
                .findFirst()
                .map(library -> "the library " + library + " is missing; install CUDA 12");
    }

    private static Optional<String> findDriverObstacle(String driver) {
        if (!loads(driver)) {
            return Optional.of("this machine has no NVIDIA driver (" + driver + " does not load)");
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup cuda = SymbolLookup.libraryLookup(driver, arena);
            int status = (int) function(cuda, "cuInit", ValueLayout.JAVA_INT).invokeExact(0);
            if (status != 0) {
                return Optional.of("the NVIDIA driver does not start (cuInit: error " + status + ")");
            }
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            status = (int)
                    function(cuda, "cuDeviceGetCount", ValueLayout.ADDRESS).invokeExact(count);
            boolean none = status != 0 || count.get(ValueLayout.JAVA_INT, 0) < 1;
            return none ? Optional.of("the NVIDIA driver sees no GPU") : Optional.empty();
        } catch (Throwable e) {
            return Optional.of("the NVIDIA driver cannot be asked (" + e.getMessage() + ")");
        }
    }

    private static MethodHandle function(SymbolLookup library, String name, ValueLayout argument) {
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(ValueLayout.JAVA_INT, argument));
    }

    private static boolean loads(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
