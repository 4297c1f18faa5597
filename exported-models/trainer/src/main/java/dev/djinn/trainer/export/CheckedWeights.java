package dev.djinn.trainer.export;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.WeightSource;

/** Weights that are finite, and stay so in the precision they will be stored in. */
record CheckedWeights(WeightSource source, Precision precision) implements WeightSource {
    /** @throws DjinnException VERIFICATION_FAILED also when a value is not finite or does not fit the precision */
    @Override
    public float[] require(String name, long... shape) {
        float[] values = source.require(name, shape);
        float[] stored = precision.stored(values);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(stored[i])) {
                throw new DjinnException(
                        ExitCode.VERIFICATION_FAILED,
                        name + " holds " + values[i] + ", which " + precision.id() + " cannot store: "
                                + (Float.isFinite(values[i])
                                        ? "export with fp32"
                                        : "train again from a checkpoint before"));
            }
        }
        return values;
    }
}
