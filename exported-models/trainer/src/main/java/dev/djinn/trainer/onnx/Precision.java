package dev.djinn.trainer.onnx;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.Arrays;
import java.util.Locale;

/** How the weights of a graph are stored; {@link Arithmetic} is what it computes in. */
public enum Precision {
    FP32,
    FP16;

    /** As in the metadata of a graph. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The precision of an {@link #id}.
     *
     * @throws DjinnException BAD_INPUT if there is none
     */
    public static Precision of(String id) {
        return Arrays.stream(values())
                .filter(precision -> precision.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DjinnException(ExitCode.BAD_INPUT, "no weights are stored as '" + id + "'"));
    }

    /** The values that a runtime computes with when these were stored. */
    public float[] stored(float[] values) {
        return this == FP16 ? Fp16.round(values) : values.clone();
    }
}
