package dev.djinn.trainer.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/**
 * While open, matrix products of this thread run in bfloat16, on a CUDA device or on a CPU that has instructions for it;
 * norms, softmax and losses stay in float32, those on a CPU by {@link TorchOps}. On any other CPU, where bfloat16 is several
 * times slower than float32 (measured), it does nothing. Gradients are computed as what they are of was, with it closed.
 */
public final class Autocast implements AutoCloseable {
    private static final boolean CPU_HAS_PRODUCTS = hasProducts(Path.of("/proc/cpuinfo"));

    private final torch.DeviceType type;
    private final boolean before;

    private Autocast(torch.DeviceType type, boolean on) {
        this.type = type;
        this.before = torch.is_autocast_enabled(type);
        torch.set_autocast_enabled(type, on);
        torch.set_autocast_dtype(type, torch.ScalarType.BFloat16);
        torch.increment_nesting();
    }

    public static Autocast on(Device device) {
        return device.is_cuda() ? new Autocast(torch.DeviceType.CUDA, true) : onCpu(CPU_HAS_PRODUCTS);
    }

    /** While open, products of this thread on a CPU run in bfloat16 or, within another, in float32 again. */
    static Autocast onCpu(boolean bfloat16) {
        return new Autocast(torch.DeviceType.CPU, bfloat16);
    }

    /** Whether Linux lists instructions for products of bfloat16 numbers (AVX-512 or AMX) among those of the CPU. */
    static boolean hasProducts(Path cpuInfo) {
        try (var lines = Files.lines(cpuInfo)) {
            return lines.filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line -> List.of(line.split("\\s+")))
                    .filter(flags -> flags.contains("avx512_bf16") || flags.contains("amx_bf16"))
                    .isPresent();
        } catch (IOException | UncheckedIOException e) {
            return false; // no Linux
        }
    }

    @Override
    public void close() {
        if (torch.decrement_nesting() == 0) {
            torch.clear_cache();
        }
        torch.set_autocast_enabled(type, before);
    }
}
