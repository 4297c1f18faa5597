package dev.djinn.trainer.fit;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Random codes in place of the true ones, each held for 3 to 10 transitions as players hold keys. What a player asks for and
 * no video shows, such as to rise on and on, is then seen in training too, and the answer is what happens anyway.
 */
final class StuckKeys {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 10;

    private StuckKeys() {}

    /**
     * Divides each clip into stretches of 3 to 10 transitions, of which a share gets one code each, any of all.
     *
     * @param codes [B, T-1] of {@code clips}, not changed
     * @param actions A
     * @param share of the stretches, 0..1
     */
    static long[] among(long[] codes, int clips, int actions, double share, RandomGenerator random) {
        long[] held = codes.clone();
        int transitions = codes.length / clips;
        for (int clip = 0; clip < clips; clip++) {
            int end = (clip + 1) * transitions;
            int from = clip * transitions - random.nextInt(LONGEST);
            while (from < end) {
                int to = from + random.nextInt(SHORTEST, LONGEST + 1);
                if (random.nextDouble() < share) {
                    int first = Math.max(clip * transitions, from);
                    Arrays.fill(held, first, Math.max(first, Math.min(end, to)), random.nextInt(actions));
                }
                from = to;
            }
        }
        return held;
    }
}
