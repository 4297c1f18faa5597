package dev.djinn.trainer.export;

/** Largest differences between what two interpreters computed; not a number as soon as one of them is. */
final class Differences {
    private static final int BYTE = 255;
    private static final int RGB = 3;
    private static final int BGRA = 4;

    private Differences() {}

    static double largest(float[] one, float[] other) {
        sameLength(one.length, other.length);
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((double) one[i] - other[i]));
        }
        return largest;
    }

    /**
     * How much less than the best score the chosen codes have: 0 where both choose the same, nearly 0 where two codes are
     * equally good.
     *
     * @param scores [R, codes]
     * @param chosen [R]
     */
    static double shortOfBest(float[] scores, long[] chosen) {
        int codes = scores.length / Math.max(1, chosen.length);
        double largest = 0;
        for (int row = 0; row < chosen.length; row++) {
            double best = scores[row * codes];
            for (int code = 1; code < codes; code++) {
                best = Math.max(best, scores[row * codes + code]);
            }
            largest = Math.max(largest, best - scores[row * codes + Math.toIntExact(chosen[row])]);
        }
        return largest;
    }

    /**
     * In levels of 0..255, alpha included.
     *
     * @param frames RGB in about -0.5..0.5
     * @param bgra the same pictures as worlds give them
     */
    static double levels(float[] frames, byte[] bgra) {
        sameLength(frames.length / RGB, bgra.length / BGRA);
        int largest = 0;
        for (int pixel = 0; pixel < bgra.length / BGRA; pixel++) {
            for (int channel = 0; channel < RGB; channel++) {
                double value = Math.clamp((frames[pixel * RGB + channel] + 0.5) * BYTE, 0, BYTE);
                int level = Byte.toUnsignedInt(bgra[pixel * BGRA + RGB - 1 - channel]);
                largest = Math.max(largest, Math.abs((int) Math.rint(value) - level));
            }
            largest = Math.max(largest, BYTE - Byte.toUnsignedInt(bgra[pixel * BGRA + RGB]));
        }
        return largest;
    }

    private static void sameLength(int one, int other) {
        if (one != other) {
            throw new IllegalArgumentException(
                    "there are " + one + " values on one side and " + other + " on the other");
        }
    }
}
