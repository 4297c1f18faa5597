package dev.djinn.trainer.synth.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.synth.Episode;
import dev.djinn.trainer.synth.art.Style;
import dev.djinn.trainer.synth.physics.Keys;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlayerTest {
    private static final int EPISODES = 300;
    private static final int FRAMES = 200;

    @Test
    void leftAndRightAreAboutEquallyFrequentAndJumpingIsCommon() {
        int[] frames = new int[9];
        int uneven = 0;
        Set<Player.Habit> habits = EnumSet.noneOf(Player.Habit.class);
        for (int number = 0; number < EPISODES; number++) {
            Episode episode = new Episode(8, number, List.of(Style.FLAT));
            habits.add(episode.habit());
            int[] own = new int[9];
            for (int frame = 0; frame < FRAMES; frame++) {
                own[episode.next().digit()]++;
            }
            for (int action = 0; action < own.length; action++) {
                frames[action] += own[action];
            }
            uneven += ratio(own[1] + own[2], own[7] + own[8]) > 1.5 ? 1 : 0;
        }
        double all = EPISODES * FRAMES;
        assertThat(ratio(frames[1] + frames[2], frames[7] + frames[8])).isLessThan(1.1);
        assertThat(uneven).isLessThan(EPISODES / 20);
        assertThat((frames[2] + frames[5] + frames[8]) / all).isBetween(0.15, 0.4);
        assertThat(frames[4] / all).isBetween(0.08, 0.3);
        assertThat(habits).containsExactlyInAnyOrder(Player.Habit.values());
    }

    @Test
    void keysAreHeldForThreeToFifteenFramesUnlessTheNextChoiceIsTheSame() {
        for (int number = 0; number < 100; number++) {
            Episode episode = new Episode(12, number, List.of(Style.FLAT));
            Keys held = episode.next();
            int run = 1;
            for (int frame = 1; frame < FRAMES; frame++) {
                Keys keys = episode.next();
                if (!keys.equals(held)) {
                    assertThat(run).isGreaterThanOrEqualTo(3);
                    run = 0;
                }
                held = keys;
                run++;
            }
        }
    }

    @Test
    void mostFramesShowThatSomethingMoved() {
        int moved = 0;
        for (int number = 0; number < EPISODES; number++) {
            Episode episode = new Episode(15, number, List.of(Style.FLAT));
            for (int frame = 0; frame < FRAMES; frame++) {
                double x = episode.game().hero().x();
                double feet = episode.game().hero().feet();
                episode.next();
                moved += x != episode.game().hero().x()
                                || feet != episode.game().hero().feet()
                        ? 1
                        : 0;
            }
        }
        assertThat(moved / (double) (EPISODES * FRAMES)).isGreaterThan(0.7);
    }

    private static double ratio(int one, int other) {
        return Math.max(one, other) / (double) Math.max(1, Math.min(one, other));
    }
}
