package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.loop.PlayerInput;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class HandsTest {
    private static final int IDLE = 7;

    private final PlayerInput input = new PlayerInput();
    private final Hands hands = new Hands(input);
    private final Bindings<KeyCode> keys =
            Bindings.of(Preset.DIGITS_AND_HOME_ROW.keys(Collections.nCopies(8, "")), Map.of());

    private int wanted() {
        return input.take(IDLE);
    }

    private void down(KeyCode key) {
        hands.keyPressed(key, keys);
    }

    @Test
    void tapIsOneFrameHoweverLongTheKeyIsHeld() {
        hands.setMode(KeyMode.TAP);
        down(KeyCode.A);
        assertThat(hands.lit().get()).containsExactly(0);
        assertThat(List.of(wanted(), wanted())).containsExactly(0, IDLE);

        down(KeyCode.A);
        assertThat(wanted()).as("a repeated press is no press").isEqualTo(IDLE);
        hands.keyReleased(KeyCode.A);
        assertThat(hands.lit().get()).isEmpty();
        down(KeyCode.A);
        assertThat(wanted()).isEqualTo(0);
    }

    @Test
    void toggleGoesOnUntilItsKeyIsPressedAgain() {
        hands.setMode(KeyMode.TOGGLE);
        down(KeyCode.S);
        hands.keyReleased(KeyCode.S);
        assertThat(List.of(wanted(), wanted())).containsExactly(1, 1);
        assertThat(hands.lit().get()).containsExactly(1);

        down(KeyCode.S);
        wanted();
        assertThat(wanted()).isEqualTo(IDLE);
        assertThat(hands.lit().get()).isEmpty();
    }

    @Test
    void togglingAnotherActionEndsTheFirst() {
        hands.setMode(KeyMode.TOGGLE);
        down(KeyCode.S);
        hands.keyReleased(KeyCode.S);
        down(KeyCode.L);
        hands.keyReleased(KeyCode.L);

        assertThat(wanted()).isEqualTo(6);
        assertThat(hands.lit().get()).containsExactly(6);
    }

    @Test
    void oneHandChoosesWithTwoKeysAndHoldsWithAThird() {
        hands.setMode(KeyMode.ONE_HANDED);
        assertThat(hands.chosen().get()).hasValue(0);
        down(KeyCode.LEFT);
        hands.keyReleased(KeyCode.LEFT);
        assertThat(hands.chosen().get()).as("round the corner").hasValue(7);
        down(KeyCode.D);
        down(KeyCode.RIGHT);
        assertThat(hands.chosen().get()).hasValue(1);
        assertThat(wanted()).as("chosen is not held").isEqualTo(IDLE);

        down(KeyCode.DOWN);
        assertThat(wanted()).isEqualTo(1);
        down(KeyCode.RIGHT);
        assertThat(wanted()).as("held on while choosing").isEqualTo(2);
        hands.keyReleased(KeyCode.DOWN);
        assertThat(wanted()).isEqualTo(IDLE);
    }

    @Test
    void anotherModeReleasesEverything() {
        down(KeyCode.A);
        hands.setMode(KeyMode.TOGGLE);

        assertThat(wanted()).isEqualTo(IDLE);
        assertThat(hands.lit().get()).isEmpty();
    }

    @Test
    void releasingEverythingEndsToggledActionsToo() {
        hands.setMode(KeyMode.TOGGLE);
        down(KeyCode.A);
        hands.keyReleased(KeyCode.A);
        hands.releaseAll();

        assertThat(wanted()).isEqualTo(IDLE);
    }
}
