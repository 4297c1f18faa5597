package dev.djinn.trainer.nn;

/**
 * 0 up to a value, rising by one for one from there, level again from another value on. Its corners are a little round,
 * since it is made of GELUs.
 *
 * @param from where it begins to rise
 * @param to where it ends to
 * @param sharpness how many times rounder a GELU's corners are, which are about 2 wide
 */
record Ramp(float from, float to, float sharpness) {
    /** Elementwise; 0..to - from. */
    <T> T of(Ops<T> ops, T x) {
        return ops.add(above(ops, x, from), ops.multiply(above(ops, x, to), scalar(ops, -1)));
    }

    /** How far x lies above, else 0. */
    private <T> T above(Ops<T> ops, T x, float corner) {
        T sharp = ops.multiply(ops.add(x, scalar(ops, -corner)), scalar(ops, sharpness));
        return ops.multiply(ops.gelu(sharp), scalar(ops, 1 / sharpness));
    }

    private static <T> T scalar(Ops<T> ops, float value) {
        return ops.constant("ramp." + value, new float[] {value}, 1);
    }
}
