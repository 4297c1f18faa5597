package dev.djinn.runtime.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.Optional;

/**
 * Where worlds run on this machine, and why.
 *
 * @param device the device to use
 * @param whyNotCuda one plain line, present exactly if the device is not CUDA
 */
public record DeviceProbe(Device device, Optional<String> whyNotCuda) {

    public DeviceProbe {
        if (whyNotCuda.isPresent() == (device == Device.CUDA)) {
            throw new IllegalArgumentException("a reason against CUDA goes with every other device, and only there");
        }
    }

    /**
     * Chooses the device by trying, in the order of cost: driver, libraries, ONNX Runtime's CUDA provider.
     *
     * @throws DjinnException NO_DEVICE with the reason if CUDA was demanded and does not work
     */
    public static DeviceProbe probe(DeviceChoice choice) {
        return switch (choice) {
            case CPU -> onCpu("the CPU was asked for");
            case AUTO -> findCudaObstacle().map(DeviceProbe::onCpu).orElseGet(DeviceProbe::onCuda);
            case CUDA -> {
                findCudaObstacle().ifPresent(why -> {
                    throw new DjinnException(ExitCode.NO_DEVICE, "CUDA does not work here: " + why);
                });
                yield onCuda();
            }
        };
    }

    static DeviceProbe onCpu(String whyNotCuda) {
        return new DeviceProbe(Device.CPU, Optional.of(whyNotCuda));
    }

    private static DeviceProbe onCuda() {
        return new DeviceProbe(Device.CUDA, Optional.empty());
    }

    /** ONNX Runtime is asked last: its own answer costs 583 MB of disk once, and may print errors. */
    private static Optional<String> findCudaObstacle() {
        Optional<String> noGpu = CudaDriver.findObstacle();
        if (!NativeLibraries.carryCuda()) {
            return Optional.of(noCudaInThisBuild(noGpu));
        }
        if (noGpu.isPresent()) {
            return noGpu;
        }
        CudaLibraries libraries = CudaLibraries.here();
        return libraries
                .findObstacle()
                .or(() -> OnnxEngine.start().keepCuda())
                .or(libraries::load)
                .or(DeviceProbe::findObstacleOfOnnxRuntime);
    }

    private static String noCudaInThisBuild(Optional<String> noGpu) {
        String none = "this build has no CUDA provider";
        if (!NativeLibraries.mayCarryCuda()) {
            return none + ", and ONNX Runtime has none for this system";
        }
        return noGpu.map(why -> none + ", and " + why).orElse(none + "; start with --gpu");
    }

    private static Optional<String> findObstacleOfOnnxRuntime() {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.addCUDA(0);
            return Optional.empty();
        } catch (OrtException e) {
            return Optional.of("ONNX Runtime refuses ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")");
        }
    }
}
