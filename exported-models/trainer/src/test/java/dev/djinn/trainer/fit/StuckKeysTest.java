package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StuckKeysTest {
    private static final int CLIPS = 400;
    private static final int TRANSITIONS = 30;
    private static final int ACTIONS = 8;
    private static final long TRUE_CODE = ACTIONS;

    @Test
    void aShareOfTheTransitionsHasOneOfAllCodesForAsLongAsPlayersHoldKeys() {
        long[] codes = new long[CLIPS * TRANSITIONS];
        Arrays.fill(codes, TRUE_CODE);

        long[] held = StuckKeys.among(codes, CLIPS, ACTIONS, 0.2, new SplittableRandom(1));

        assertThat(codes).containsOnly(TRUE_CODE);
        long stuck = Arrays.stream(held).filter(code -> code != TRUE_CODE).count();
        assertThat((double) stuck / held.length).isCloseTo(0.2, within(0.03));
        assertThat(Arrays.stream(held).distinct().count()).isEqualTo(ACTIONS + 1);
        for (int clip = 0; clip < CLIPS; clip++) {
            assertStretchesAreWhole(Arrays.copyOfRange(held, clip * TRANSITIONS, (clip + 1) * TRANSITIONS));
        }
    }

    private static int longestStretch(long[] codes) {
        int longest = 0;
        int from = 0;
        for (int t = 1; t <= codes.length; t++) {
            if (t == codes.length || codes[t] != codes[from]) {
                longest = Math.max(longest, t - from);
                from = t;
            }
        }
        return longest;
    }

    private static void assertStretchesAreWhole(long[] clip) {
        int from = 0;
        for (int t = 1; t <= clip.length; t++) {
            if (t == clip.length || clip[t] != clip[from]) {
                boolean cutOff = from == 0 || t == clip.length;
                assertThat(clip[from] == TRUE_CODE || cutOff || t - from >= 3)
                        .as("%s from %d to %d", Arrays.toString(clip), from, t)
                        .isTrue();
                from = t;
            }
        }
    }

    @Test
    void withoutAShareNothingIsChangedAndWithAllOfItNothingIsKept() {
        long[] codes = new long[CLIPS * TRANSITIONS];
        Arrays.fill(codes, TRUE_CODE);

        assertThat(StuckKeys.among(codes, CLIPS, ACTIONS, 0, new SplittableRandom(2)))
                .containsOnly(TRUE_CODE);
        int many = 1_000_000;
        long[] all = StuckKeys.among(codes, CLIPS, many, 1, new SplittableRandom(2));
        assertThat(all).doesNotContain(TRUE_CODE);
        assertThat(longestStretch(all)).as("frames that a key is held").isEqualTo(10);
    }
}
