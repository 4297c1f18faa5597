package dev.djinn.runtime.onnx;

import java.util.Optional;

/**
 * Where worlds run on this machine, and why.
 *
 * @param device the device to use
 * @param whyNotCuda one plain line, present whenever the device is not CUDA
 */
public record DeviceProbe(Device device, Optional<String> whyNotCuda) {
    public static DeviceProbe probe(DeviceChoice choice) {
        throw new UnsupportedOperationException();
    }
}
