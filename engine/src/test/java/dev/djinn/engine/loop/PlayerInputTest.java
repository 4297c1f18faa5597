package dev.djinn.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayerInputTest {
    private static final int IDLE = 7;
    private final PlayerInput input = new PlayerInput();

    @Test
    void heldActionRepeatsUntilReleased() {
        input.hold(2);
        assertThat(input.take(IDLE)).isEqualTo(2);
        assertThat(input.take(IDLE)).isEqualTo(2);
        input.release();
        assertThat(input.take(IDLE)).isEqualTo(IDLE);
    }

    @Test
    void tapShorterThanAFrameCountsOnce() {
        input.hold(3);
        input.release();
        assertThat(input.take(IDLE)).isEqualTo(3);
        assertThat(input.take(IDLE)).isEqualTo(IDLE);
    }

    @Test
    void latestInputWinsAndNothingQueuesUp() {
        for (int action = 0; action < 6; action++) {
            input.hold(action);
            input.release();
        }
        assertThat(input.take(IDLE)).isEqualTo(5);
        assertThat(input.take(IDLE)).isEqualTo(IDLE);
    }

    @Test
    void lostKeyboardForgetsTapsToo() {
        input.hold(1);
        input.forget();
        assertThat(input.take(IDLE)).isEqualTo(IDLE);
    }
}
