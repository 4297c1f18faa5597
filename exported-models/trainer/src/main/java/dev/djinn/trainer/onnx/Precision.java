package dev.djinn.trainer.onnx;

import java.util.Locale;

/** How the weights of a graph are stored. All arithmetic is in single precision. */
public enum Precision {
    FP32,
    FP16;

    /** As in the metadata of a graph. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The values that a runtime computes with when these were stored. */
    public float[] stored(float[] values) {
        return this == FP16 ? Fp16.round(values) : values.clone();
    }
}
