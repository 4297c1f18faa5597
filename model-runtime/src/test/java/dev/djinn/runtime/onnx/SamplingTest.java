package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void cannotBeNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(0, 1, false))
                .withMessage("steps is 0, it must be 1..64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(4, Float.NaN, false))
                .withMessage("temperature is NaN, it must be 0..10.0");
    }
}
