package dev.djinn.trainer.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * How many threads one tensor operation takes. Products in float32 are OpenBLAS's, whose own threads, one for each core unless
 * it is told otherwise, wait for work at full speed and take turns at a lock: beside workers of one thread each they cost
 * half of the training speed. libtorch's setting does not reach it, nor does JavaCPP's {@code blas_set_num_threads}, which
 * looks for it among symbols that are not global.
 */
public final class Threads {
    private static final Optional<SymbolLookup> PRODUCTS = findProducts();

    private Threads() {}

    /**
     * For all tensor operations of this process from now on; no other thread may be computing. Where OpenBLAS is not found,
     * {@code OPENBLAS_NUM_THREADS} is left to decide.
     *
     * @param threads at least 1
     */
    public static void use(int threads) {
        torch.set_num_threads(threads);
        findFunction("openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                .ifPresent(set -> call(set, threads));
    }

    /** As matrix products take them; 0 where OpenBLAS is not found. */
    static int ofProducts() {
        return findFunction("openblas_get_num_threads", FunctionDescriptor.of(ValueLayout.JAVA_INT))
                .map(get -> (Integer) call(get))
                .orElse(0);
    }

    private static Optional<SymbolLookup> findProducts() {
        Path wrapper = Path.of(Loader.load(openblas_nolapack.class));
        return Stream.of(
                        System.mapLibraryName("openblas_nolapack"),
                        "libopenblas_nolapack.0.dylib",
                        "libopenblas_nolapack.dll")
                .map(wrapper::resolveSibling)
                .filter(Files::exists)
                .findFirst()
                .map(file -> SymbolLookup.libraryLookup(file, Arena.global()));
    }

    private static Optional<MethodHandle> findFunction(String name, FunctionDescriptor type) {
        return PRODUCTS.flatMap(symbols -> symbols.find(name))
                .map(function -> Linker.nativeLinker().downcallHandle(function, type));
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("OpenBLAS cannot be asked about its threads", e);
        }
    }
}
