package dev.djinn.trainer.onnx;

/** Half precision as worlds store their weights: ten bits of fraction, 65504 at most, rounded to the nearest even. */
public final class Fp16 {
    private Fp16() {}

    /** The values as they come back from half precision; infinite where they do not fit. */
    public static float[] round(float[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
        }
        return rounded;
    }
}
