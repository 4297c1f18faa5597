package dev.djinn.trainer.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/**
 * While open, matrix products run in bfloat16 on a CUDA device; normalisation, softmax and losses stay in float32. Does
 * nothing on a CPU, where bfloat16 is several times slower than float32 (measured).
 */
public final class Autocast implements AutoCloseable {
    private final boolean active;

    private Autocast(boolean active) {
        this.active = active;
    }

    public static Autocast on(Device device) {
        boolean active = device.is_cuda();
        if (active) {
            torch.set_autocast_enabled(torch.DeviceType.CUDA, true);
            torch.set_autocast_dtype(torch.DeviceType.CUDA, torch.ScalarType.BFloat16);
            torch.increment_nesting();
        }
        return new Autocast(active);
    }

    @Override
    public void close() {
        if (!active) {
            return;
        }
        if (torch.decrement_nesting() == 0) {
            torch.clear_cache();
        }
        torch.set_autocast_enabled(torch.DeviceType.CUDA, false);
    }
}
