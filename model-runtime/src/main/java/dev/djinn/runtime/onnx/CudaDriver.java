package dev.djinn.runtime.onnx;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/** Asks NVIDIA's driver for a GPU. */
final class CudaDriver {
    private CudaDriver() {}

    /** Why there is no GPU to use, in one plain line; empty if there is one. */
    static Optional<String> findObstacle() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return findObstacle(windows ? "nvcuda.dll" : "libcuda.so.1");
    }

    private static Optional<String> findObstacle(String driver) {
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
