package dev.djinn.runtime.onnx;

/**
 * How MaskGIT decodes a frame (Genie, section 2.1, "Dynamics model").
 *
 * @param steps iterations, 1..64; more is slower and usually sharper
 * @param temperature of the token distribution, 0..10; 0 takes the likeliest token
 * @param randomOrder reveal tokens in random order instead of the most confident first
 */
public record Sampling(int steps, float temperature, boolean randomOrder) {
    public static final int MAX_STEPS = 64;
    public static final float MAX_TEMPERATURE = 10;

    public Sampling {
        if (steps < 1 || steps > MAX_STEPS) {
            throw new IllegalArgumentException("steps is " + steps + ", it must be 1.." + MAX_STEPS);
        }
        if (!(temperature >= 0 && temperature <= MAX_TEMPERATURE)) {
            throw new IllegalArgumentException("temperature is " + temperature + ", it must be 0.." + MAX_TEMPERATURE);
        }
    }
}
