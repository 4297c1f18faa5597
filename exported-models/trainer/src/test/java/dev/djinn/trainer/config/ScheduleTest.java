package dev.djinn.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule =
            new Schedule(2, 4, 3, Optimizer.ADAMW, 1e-3, 0, 0.9, 0.99, 0, 9, 0.5, 0.1, 1, 0, 0.5);

    @Test
    void rateRisesStaysAndFallsToItsLeast() {
        assertThat(schedule.rateFactor(0, 0)).isEqualTo(0.1);
        assertThat(schedule.rateFactor(8, 0)).isEqualTo(0.9);
        assertThat(schedule.rateFactor(9, 0.5)).isEqualTo(1);
        assertThat(schedule.rateFactor(99, 0.75)).isCloseTo(0.55, within(1e-12));
        assertThat(schedule.rateFactor(99, 1)).isCloseTo(0.1, within(1e-12));
        assertThat(schedule.rateFactor(99, 1.2)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void batchCountsWorkersAndAccumulation() {
        assertThat(schedule.clipsPerStep(2)).isEqualTo(12);
    }
}
