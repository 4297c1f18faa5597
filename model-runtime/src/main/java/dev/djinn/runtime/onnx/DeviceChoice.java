package dev.djinn.runtime.onnx;

/** Where a person wants a world to run. */
public enum DeviceChoice {
    /** CUDA where it really works, else the CPU. */
    AUTO,
    CPU,
    /** CUDA, or an error that says why not. */
    CUDA
}
