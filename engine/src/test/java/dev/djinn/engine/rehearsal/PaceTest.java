package dev.djinn.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;

    private final Pace pace = new Pace(10);

    private void framesAt(long... millis) {
        for (long milli : millis) {
            pace.frame(milli * MILLI, 1);
        }
    }

    @Test
    void frameIsLateMoreThanHalfAPeriodAfterItsTime() {
        framesAt(1000, 1100, 1249, 1351, 1400);

        assertThat(pace.late()).isEqualTo(1);
        assertThat(pace.timed()).isEqualTo(4);
        assertThat(pace.latePerHundred()).isCloseTo(25, within(1e-9));
    }

    @Test
    void worldThatIsAlwaysATrifleTooSlowIsLateInTheEnd() {
        framesAt(0, 140, 280, 420, 560);

        assertThat(pace.late())
                .as("40, 80 ms behind, then the beat begins anew")
                .isEqualTo(2);
    }

    @Test
    void frameThatMakesUpForALateOneLeavesNoRoomForTheNext() {
        framesAt(0, 100, 260, 300, 400);
        assertThat(pace.late()).isEqualTo(1);
        framesAt(551);
        assertThat(pace.late()).isEqualTo(2);
    }

    @Test
    void missedBeatsAreNotCountedAgainAndABreakIsNoDelay() {
        framesAt(0, 100, 700, 800, 900);
        assertThat(pace.late()).isEqualTo(1);

        pace.breakOff();
        framesAt(5000, 5100);
        assertThat(pace.late()).isEqualTo(1);
        assertThat(pace.timed()).isEqualTo(5);
        assertThat(pace.frames()).isEqualTo(7);
    }

    @Test
    void latencyIsThatOfTheFramesInOrder() {
        for (int i = 100; i > 0; i--) {
            pace.frame(0, i);
        }
        assertThat(pace.latencyMillis(0.5)).isEqualTo(51);
        assertThat(pace.latencyMillis(0.99)).isEqualTo(100);
        assertThat(new Pace(10).latencyMillis(0.5)).isZero();
    }
}
