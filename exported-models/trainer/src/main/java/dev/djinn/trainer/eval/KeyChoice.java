package dev.djinn.trainer.eval;

import java.util.OptionalInt;

/** Which code is which key; three different ones. A direction that no code ever takes has none. */
record KeyChoice(OptionalInt left, OptionalInt right, OptionalInt jump) {
    private static final int NOBODY = -1;

    /**
     * The codes whose shares add up to most; of equals the lowest.
     *
     * @param left_A for each code the share of prompts from which it goes left, 0..1
     */
    static KeyChoice best(double[] left_A, double[] right_A, double[] jump_A) {
        int codes = left_A.length;
        int[] best = {NOBODY, NOBODY, NOBODY};
        double most = 0;
        for (int left = NOBODY; left < codes; left++) {
            for (int right = NOBODY; right < codes; right++) {
                for (int jump = NOBODY; jump < codes; jump++) {
                    double sum = share(left_A, left) + share(right_A, right) + share(jump_A, jump);
                    if (sum > most && different(left, right) && different(left, jump) && different(right, jump)) {
                        most = sum;
                        best = new int[] {left, right, jump};
                    }
                }
            }
        }
        return new KeyChoice(code(best[0]), code(best[1]), code(best[2]));
    }

    private static double share(double[] share_A, int code) {
        return code == NOBODY ? 0 : share_A[code];
    }

    private static boolean different(int one, int other) {
        return one == NOBODY || one != other;
    }

    private static OptionalInt code(int code) {
        return code == NOBODY ? OptionalInt.empty() : OptionalInt.of(code);
    }
}
