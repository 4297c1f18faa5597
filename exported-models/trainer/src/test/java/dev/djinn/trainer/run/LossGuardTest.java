package dev.djinn.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossGuardTest {
    private final LossGuard guard = new LossGuard("dynamics", LossGuard.State.FRESH);

    @Test
    void badStepIsSkippedAndGoodOneForgivesIt() {
        for (int i = 0; i < 10; i++) {
            assertThat(guard.judge(i, Double.NaN, 1)).isInstanceOf(LossGuard.Skip.class);
            assertThat(guard.judge(i, 1, Double.POSITIVE_INFINITY)).isInstanceOf(LossGuard.Skip.class);
            assertThat(guard.judge(i, 1, 1)).isInstanceOf(LossGuard.Proceed.class);
        }
        assertThat(guard.rateFactor()).isEqualTo(1);
    }

    @Test
    void thirdBadStepInARowRollsBackToAHalvedRate() {
        assertThat(threeBadSteps())
                .isEqualTo(new LossGuard.RollBack("dynamics step 3: the loss is NaN for the 3rd time in a row"));
        assertThat(guard.rateFactor()).isEqualTo(0.5);
        guard.judge(4, 1, 1);
        threeBadSteps();
        assertThat(guard.rateFactor()).isEqualTo(0.25);
    }

    @Test
    void afterThreeReturnsTheRunStopsAndSaysWhere() {
        for (int i = 0; i < LossGuard.ROLLBACKS; i++) {
            assertThat(threeBadSteps()).isInstanceOf(LossGuard.RollBack.class);
        }
        assertThat(threeBadSteps())
                .isEqualTo(new LossGuard.Stop("dynamics step 3: the loss is NaN for the 3rd time in a row, after 3"
                        + " returns to an earlier checkpoint; lower training.dynamics.rate or look at the clips"));
    }

    @Test
    void returnsAreStillCountedAfterAResume() {
        threeBadSteps();
        LossGuard resumed = new LossGuard("dynamics", guard.state());

        assertThat(resumed.rateFactor()).isEqualTo(0.5);
        assertThat(resumed.judge(1, 1, Double.NaN))
                .isEqualTo(new LossGuard.Skip("dynamics step 1: the gradient is NaN"));
    }

    private LossGuard.Verdict threeBadSteps() {
        guard.judge(1, Double.NaN, 1);
        guard.judge(2, Double.NaN, 1);
        return guard.judge(3, Double.NaN, 1);
    }
}
