package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/** Where libtorch computes. */
public final class Devices {
    private Devices() {}

    /** @throws DjinnException NO_DEVICE if CUDA is asked for and cannot be had */
    public static boolean isCuda(DeviceChoice wanted) {
        return require(wanted).is_cuda();
    }

    /** @throws DjinnException NO_DEVICE if CUDA is asked for and cannot be had */
    static Device require(DeviceChoice wanted) {
        return switch (wanted) {
            case CPU -> new Device("cpu");
            case AUTO -> new Device(torch.hasCUDA() ? "cuda" : "cpu");
            case CUDA -> {
                if (!torch.hasCUDA()) {
                    throw new DjinnException(
                            ExitCode.NO_DEVICE,
                            "libtorch finds no CUDA device here; use --device cpu (this build brings libtorch for the"
                                    + " CPU only)");
                }
                yield new Device("cuda");
            }
        };
    }
}
