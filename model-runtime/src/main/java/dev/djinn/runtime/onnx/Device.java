package dev.djinn.runtime.onnx;

/** Where a world runs. */
public enum Device {
    CPU,
    CUDA;

    /** The name in JSON and on the command line: {@code cpu} or {@code cuda}. */
    public String id() {
        return this == CPU ? "cpu" : "cuda";
    }
}
