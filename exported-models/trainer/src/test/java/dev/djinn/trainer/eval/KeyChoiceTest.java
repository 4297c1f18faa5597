package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KeyChoiceTest {
    @Test
    void codeThatIsBestAtTwoThingsGoesWhereTheSumIsGreatest() {
        double[] left_A = {0.9, 0.8, 0, 0};
        double[] right_A = {0, 0, 0.7, 0};
        double[] jump_A = {0.9, 0.1, 0, 0.2};
        assertThat(KeyChoice.best(left_A, right_A, jump_A))
                .isEqualTo(new KeyChoice(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(0)));
    }

    @Test
    void directionThatNoCodeTakesHasNone() {
        assertThat(KeyChoice.best(new double[] {0, 0}, new double[] {0, 0.5}, new double[] {0, 0}))
                .isEqualTo(new KeyChoice(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.empty()));
    }

    @Test
    void oneCodeCannotBeThreeKeys() {
        assertThat(KeyChoice.best(new double[] {0.2}, new double[] {0.3}, new double[] {0.1}))
                .isEqualTo(new KeyChoice(OptionalInt.empty(), OptionalInt.of(0), OptionalInt.empty()));
    }
}
