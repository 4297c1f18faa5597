package dev.djinn.runtime.onnx;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * Keeps DJL and ONNX Runtime from calling home.
 *
 * <p>ONNX Runtime 1.29 for Linux and macOS, as published, uploads the process's command line and every model opened to
 * Microsoft, keeps a device number in the user's cache folder, and overflows the stack of a process whose command line
 * is longer than about 4,000 characters. Its Java switch, {@code OrtEnvironment.setTelemetry}, comes after the first
 * report. Only the variable {@code ORT_DISABLE_TELEMETRY}, seen before the first environment is made, stops all of it;
 * so it is put into this process's own environment. On Windows the report goes to the system's tracing instead, which
 * the Java switch turns off.
 */
final class Telemetry {
    private static final String OPT_OUT = "ORT_DISABLE_TELEMETRY";

    private Telemetry() {}

    /** Call before the first class of DJL or ONNX Runtime is initialised. */
    static void switchOff() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            setInThisProcess(OPT_OUT, "1");
        }
    }

    private static void setInThisProcess(String variable, String value) {
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(variable);
            int status = (int) setenv.invokeExact(name, arena.allocateFrom(value), 1);
            if (status != 0) {
                throw new IllegalStateException("setenv refused " + variable);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("setenv cannot be called", e);
        }
    }
}
