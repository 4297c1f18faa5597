package dev.djinn.runtime.onnx;

import dev.djinn.runtime.world.WorldManifest;

/**
 * How MaskGIT decodes a frame (Genie, section 2.1, "Dynamics model").
 *
 * @param steps iterations, 1..64; more is slower and usually sharper
 * @param temperature of the token distribution, 0..10; 0 takes the likeliest token
 * @param randomOrder reveal tokens in random order instead of the most confident first
 * @param guidance how much stronger than learned a key acts, 0..10: 1 is as learned, 0 is as if no key was pressed
 *     (classifier-free guidance, Ho and Salimans 2022); other than 1 it takes about twice as long
 */
public record Sampling(int steps, float temperature, boolean randomOrder, float guidance) {
    public static final int MAX_STEPS = 64;
    public static final float MAX_TEMPERATURE = 10;
    public static final float MAX_GUIDANCE = 10;

    public Sampling {
        if (steps < 1 || steps > MAX_STEPS) {
            throw new IllegalArgumentException("steps is " + steps + ", it must be 1.." + MAX_STEPS);
        }
        if (!(temperature >= 0 && temperature <= MAX_TEMPERATURE)) {
            throw new IllegalArgumentException("temperature is " + temperature + ", it must be 0.." + MAX_TEMPERATURE);
        }
        if (!(guidance >= 0 && guidance <= MAX_GUIDANCE)) {
            throw new IllegalArgumentException("guidance is " + guidance + ", it must be 0.." + MAX_GUIDANCE);
        }
    }

    /** Keys act as learned. */
    public Sampling(int steps, float temperature, boolean randomOrder) {
        this(steps, temperature, randomOrder, 1);
    }

    /** What a world wants unless the player says otherwise. */
    public static Sampling of(WorldManifest.Defaults defaults) {
        return new Sampling(
                defaults.steps(), (float) defaults.temperature(), defaults.randomOrder(), (float) defaults.guidance());
    }

    /** The same with another number of steps. */
    public Sampling withSteps(int otherSteps) {
        return new Sampling(otherSteps, temperature, randomOrder, guidance);
    }

    /** The same at another temperature. */
    public Sampling withTemperature(float otherTemperature) {
        return new Sampling(steps, otherTemperature, randomOrder, guidance);
    }

    /** The same with another guidance. */
    public Sampling withGuidance(float otherGuidance) {
        return new Sampling(steps, temperature, randomOrder, otherGuidance);
    }
}
