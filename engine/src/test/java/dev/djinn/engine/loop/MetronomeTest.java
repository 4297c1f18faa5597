package dev.djinn.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetronomeTest {
    private static final long MILLI = 1_000_000;

    @Test
    void beatsComeAtTheRateHoweverLateEachOneIsWithinAPeriod() {
        Metronome metronome = new Metronome(10, 0);
        metronome.beat(0);
        assertThat(metronome.nanosUntilDue(30 * MILLI)).isEqualTo(70 * MILLI);

        metronome.beat(140 * MILLI);
        assertThat(metronome.nanosUntilDue(140 * MILLI)).isEqualTo(60 * MILLI);
    }

    @Test
    void missedBeatsAreNeverMadeUpFor() {
        Metronome metronome = new Metronome(10, 0);
        metronome.beat(0);
        metronome.beat(5_000 * MILLI);

        assertThat(metronome.nanosUntilDue(5_000 * MILLI)).isEqualTo(100 * MILLI);
    }

    @Test
    void rateIsThatOfTheFramesShown() {
        Rate rate = new Rate();
        assertThat(rate.framesPerSecond()).isZero();
        for (int frame = 0; frame < 40; frame++) {
            rate.frameAt(frame * 50 * MILLI);
        }
        assertThat(rate.framesPerSecond()).isEqualTo(20);
        rate.reset();
        assertThat(rate.framesPerSecond()).isZero();
    }
}
