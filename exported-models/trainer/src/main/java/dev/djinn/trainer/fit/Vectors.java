package dev.djinn.trainer.fit;

import java.util.random.RandomGenerator;

/** Small vector arithmetic on rows of flat arrays. */
final class Vectors {
    private Vectors() {}

    /** Scales one row to length 1. */
    static void normalise(float[] rows, int offset, int width) {
        double squares = 0;
        for (int i = 0; i < width; i++) {
            squares += (double) rows[offset + i] * rows[offset + i];
        }
        float scale = (float) (1 / Math.max(1e-12, Math.sqrt(squares)));
        for (int i = 0; i < width; i++) {
            rows[offset + i] *= scale;
        }
    }

    private static double squaredDistance(float[] a, int aRow, float[] b, int bRow, int width) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            double d = a[aRow * width + i] - b[bRow * width + i];
            sum += d * d;
        }
        return sum;
    }

    private static int nearest(float[] row, int index, float[] centres, int count, int width) {
        int best = 0;
        for (int c = 1; c < count; c++) {
            if (squaredDistance(row, index, centres, c, width) < squaredDistance(row, index, centres, best, width)) {
                best = c;
            }
        }
        return best;
    }

    /**
     * The best of several spherical k-means, each with k-means++ seeding (Arthur and Vassilvitskii 2007).
     *
     * @param rows unit vectors [n, E], n at least k
     * @return centres [k, E] of length 1
     */
    static float[] kMeans(float[] rows, int width, int k, int iterations, int starts, RandomGenerator random) {
        float[] best = kMeans(rows, width, k, iterations, random);
        for (int start = 1; start < starts; start++) {
            float[] other = kMeans(rows, width, k, iterations, random);
            if (squaredDistances(rows, other, k, width) < squaredDistances(rows, best, k, width)) {
                best = other;
            }
        }
        return best;
    }

    /** Of all rows to the centre that is nearest to each, added up. */
    private static double squaredDistances(float[] rows, float[] centres, int k, int width) {
        double sum = 0;
        for (int row = 0; row < rows.length / width; row++) {
            sum += squaredDistance(rows, row, centres, nearest(rows, row, centres, k, width), width);
        }
        return sum;
    }

    private static float[] kMeans(float[] rows, int width, int k, int iterations, RandomGenerator random) {
        int n = rows.length / width;
        if (n < k) {
            throw new IllegalArgumentException(n + " vectors cannot make " + k + " clusters");
        }
        float[] centres = seeds(rows, width, n, k, random);
        for (int iteration = 0; iteration < iterations; iteration++) {
            float[] sums = new float[k * width];
            int[] counts = new int[k];
            for (int row = 0; row < n; row++) {
                int c = nearest(rows, row, centres, k, width);
                counts[c]++;
                for (int i = 0; i < width; i++) {
                    sums[c * width + i] += rows[row * width + i];
                }
            }
            for (int c = 0; c < k; c++) {
                if (counts[c] > 0) {
                    System.arraycopy(sums, c * width, centres, c * width, width);
                    normalise(centres, c * width, width);
                }
            }
        }
        return centres;
    }

    private static float[] seeds(float[] rows, int width, int n, int k, RandomGenerator random) {
        float[] centres = new float[k * width];
        System.arraycopy(rows, random.nextInt(n) * width, centres, 0, width);
        double[] distances = new double[n];
        for (int c = 1; c < k; c++) {
            double total = 0;
            for (int row = 0; row < n; row++) {
                distances[row] = squaredDistance(rows, row, centres, nearest(rows, row, centres, c, width), width);
                total += distances[row];
            }
            double pick = random.nextDouble() * total;
            int chosen = 0;
            while (chosen < n - 1 && pick >= distances[chosen]) {
                pick -= distances[chosen++];
            }
            System.arraycopy(rows, chosen * width, centres, c * width, width);
        }
        return centres;
    }
}
