package dev.djinn.runtime.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** What a process can say about the time and memory it took. */
public final class Clocks {
    private static final double KIB_PER_MB = 1e6 / 1024;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final LongSupplier nanoTime;

    public Clocks(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Nanoseconds of all threads; some systems count in steps of ten milliseconds. */
    public long processCpu() {
        return process.getProcessCpuTime();
    }

    /** Nanoseconds of the calling thread. */
    long threadCpu() {
        return threads.getCurrentThreadCpuTime();
    }

    /** Bytes that the calling thread has ever taken from Java's heap. */
    long threadGarbage() {
        return threads.getCurrentThreadAllocatedBytes();
    }

    /** Nanoseconds of a wall clock. */
    long wall() {
        return nanoTime.getAsLong();
    }

    /** The most memory this process ever had, in 10^6 bytes, where Linux says it. */
    OptionalDouble peakMegabytes() {
        return status("VmHWM:");
    }

    /** The memory this process has now, likewise. */
    public OptionalDouble residentMegabytes() {
        return status("VmRSS:");
    }

    private static OptionalDouble status(String field) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MB)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}
