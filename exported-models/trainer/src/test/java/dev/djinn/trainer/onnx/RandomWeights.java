package dev.djinn.trainer.onnx;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Tensors as a trained network might have them: every bias and gain matters, and logits spread over several units. */
public record RandomWeights(long seed) implements WeightSource {
    @Override
    public float[] require(String name, long... shape) {
        SplittableRandom random = new SplittableRandom(seed * 31 + name.hashCode());
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        double mean = mean(name);
        double deviation = deviation(name, shape);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return values;
    }

    private static double mean(String name) {
        return isHeadGain(name) ? 0.125 : name.endsWith(".gain") ? 1 : 0;
    }

    private static double deviation(String name, long... shape) {
        if (isHeadGain(name)) {
            return 0.05;
        }
        return shape.length == 1 ? 0.2 : name.contains("codebook") ? 0.25 : 1.5 / Math.sqrt(shape[1]);
    }

    private static boolean isHeadGain(String name) {
        return name.endsWith(".space.gain") || name.endsWith(".time.gain");
    }
}
