package dev.djinn.trainer.fit;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A codebook of unit vectors that follows the running mean of the latents assigned to each code (van den Oord et al.
 * 2017, appendix A.1), and replaces codes that are hardly used by latents of the batch (Jukebox, Dhariwal et al. 2020).
 */
final class EmaCodebook {
    private static final double TRAINED_WEIGHT = 25;

    private final int size;
    private final int width;
    private final double decay;
    private final double deadShare;
    private final float[] sums;
    private final float[] counts;
    private final float[] codes;
    private float[] batchLatents = new float[0];
    private long[] batchCodes = new long[0];

    /**
     * @param size number of codes
     * @param width E
     * @param decay of the running means, per step
     * @param deadShare a code is dead below this share of the average use
     */
    EmaCodebook(int size, int width, double decay, double deadShare) {
        this.size = size;
        this.width = width;
        this.decay = decay;
        this.deadShare = deadShare;
        this.sums = new float[size * width];
        this.counts = new float[size];
        this.codes = new float[size * width];
    }

    /** The codes [size, E], each of length 1. */
    float[] codes() {
        return codes.clone();
    }

    float[] sums() {
        return sums.clone();
    }

    float[] counts() {
        return counts.clone();
    }

    /** Continues from the state of another. */
    void restore(float[] savedSums, float[] savedCounts, float[] savedCodes) {
        System.arraycopy(savedSums, 0, sums, 0, sums.length);
        System.arraycopy(savedCounts, 0, counts, 0, counts.length);
        System.arraycopy(savedCodes, 0, codes, 0, codes.length);
    }

    /** Whether the codes have been started; before, all are zero. */
    boolean used() {
        for (float count : counts) {
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    /** Starts at given unit vectors [size, E], each counting as used {@code weight} times. */
    void start(float[] vectors, double weight) {
        Arrays.fill(counts, (float) weight);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (float) (vectors[i] * weight);
        }
        System.arraycopy(vectors, 0, codes, 0, codes.length);
    }

    /**
     * Starts at codes [size, E] that were trained before. They count as used so often that a code outlives more than a
     * hundred steps without a latent.
     *
     * @param rows latents that will be assigned in each step
     */
    void startTrained(float[] vectors, double rows) {
        start(vectors, TRAINED_WEIGHT * rows / size);
    }

    /** Starts at random latents [rows, E] with a little noise. */
    void startAtRandom(float[] latents, RandomGenerator random) {
        float[] vectors = new float[sums.length];
        for (int code = 0; code < size; code++) {
            int row = random.nextInt(latents.length / width);
            for (int i = 0; i < width; i++) {
                double noise = random.nextGaussian() * 0.2 / Math.sqrt(width);
                vectors[code * width + i] = (float) (latents[row * width + i] + noise);
            }
            Vectors.normalise(vectors, code * width, width);
        }
        start(vectors, 1);
    }

    /** Adds assignments of a batch; they take effect in {@link #update}. */
    void assign(long[] assigned, float[] latents) {
        int rows = batchCodes.length;
        batchCodes = Arrays.copyOf(batchCodes, rows + assigned.length);
        System.arraycopy(assigned, 0, batchCodes, rows, assigned.length);
        int filled = batchLatents.length;
        batchLatents = Arrays.copyOf(batchLatents, filled + latents.length);
        System.arraycopy(latents, 0, batchLatents, filled, latents.length);
    }

    /** Forgets what was assigned since the last update. */
    void dropBatch() {
        batchCodes = new long[0];
        batchLatents = new float[0];
    }

    /**
     * Moves the codes by what was assigned.
     *
     * @return how many dead codes were replaced
     */
    int update(RandomGenerator random) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= (float) decay;
        }
        for (int code = 0; code < size; code++) {
            counts[code] *= (float) decay;
        }
        double gain = 1 - decay;
        for (int row = 0; row < batchCodes.length; row++) {
            int code = (int) batchCodes[row];
            counts[code] += (float) gain;
            for (int i = 0; i < width; i++) {
                sums[code * width + i] += (float) (gain * batchLatents[row * width + i]);
            }
        }
        int revived = revive(random);
        for (int code = 0; code < size; code++) {
            System.arraycopy(sums, code * width, codes, code * width, width);
            Vectors.normalise(codes, code * width, width);
        }
        dropBatch();
        return revived;
    }

    private int revive(RandomGenerator random) {
        int rows = batchCodes.length;
        if (rows == 0) {
            return 0;
        }
        double average = (double) rows / size;
        int revived = 0;
        for (int code = 0; code < size; code++) {
            if (counts[code] < deadShare * average) {
                int row = random.nextInt(rows);
                counts[code] = (float) average;
                for (int i = 0; i < width; i++) {
                    sums[code * width + i] = (float) (batchLatents[row * width + i] * average);
                }
                revived++;
            }
        }
        return revived;
    }
}
