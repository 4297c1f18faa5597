package dev.djinn.trainer.plan;

/**
 * How fast training computes.
 *
 * @param flopPerSecond floating point operations a second that reach matrix products, averaged over whole steps
 * @param basis where that number comes from, in words
 */
public record Speed(double flopPerSecond, String basis) {
    /** Whole training steps of 1.4 million parameters reached 31 (tokenizer) and 40 (dynamics) per AVX2 core. */
    private static final double PER_CORE = 35e9;

    /** A cautious guess for bfloat16 on one data-centre GPU without fused kernels. */
    private static final double PER_GPU = 40e12;

    public Speed {
        if (!(flopPerSecond > 0)) {
            throw new IllegalArgumentException("a speed must be above 0");
        }
    }

    /** @param cores that will be busy */
    public static Speed estimatedCpu(int cores) {
        return new Speed(cores * PER_CORE, "estimate, " + cores + " CPU cores of 35 GFLOP/s");
    }

    public static Speed estimatedGpu() {
        return new Speed(PER_GPU, "estimate, one GPU of 40 TFLOP/s");
    }
}
