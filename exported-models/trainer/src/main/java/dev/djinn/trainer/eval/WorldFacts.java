package dev.djinn.trainer.eval;

import dev.djinn.runtime.onnx.Sampling;

/**
 * What a world says about itself.
 *
 * @param width of a frame in pixels
 * @param height of a frame in pixels
 * @param rate frames per second
 * @param actions how many latent actions it has; codes are 0..actions-1
 * @param sampling its default steps and temperature
 * @param device where it runs, {@code cpu} or {@code cuda}
 */
public record WorldFacts(
        String name, int width, int height, double rate, int actions, Sampling sampling, String device) {
    /** The action that stands for no key; worlds are trained with it, but infer it never. */
    public int none() {
        return actions;
    }
}
