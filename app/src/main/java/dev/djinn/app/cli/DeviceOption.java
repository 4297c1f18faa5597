package dev.djinn.app.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command's world runs. */
final class DeviceOption {
    private static final String DEVICE_VARIABLE = "DJINN_DEVICE";

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|cuda",
            description = "Where the world runs; auto takes CUDA where it works. Default: the variable"
                    + " DJINN_DEVICE, else auto.")
    private @Nullable DeviceChoice device;

    DeviceChoice device(Surroundings around) {
        String variable = around.environment().get(DEVICE_VARIABLE);
        if (device != null || variable == null || variable.isBlank()) {
            return device == null ? DeviceChoice.AUTO : device;
        }
        try {
            return DeviceChoice.valueOf(variable.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new DjinnException(
                    ExitCode.USAGE, DEVICE_VARIABLE + " is \"" + variable + "\"; set it to auto, cpu or cuda", e);
        }
    }
}
