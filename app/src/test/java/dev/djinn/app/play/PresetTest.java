package dev.djinn.app.play;

import static javafx.scene.input.KeyCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetTest {
    private static final List<String> HILLS =
            List.of("run left", "left", "jump", "idle", "Jump-Right", "right", "duck", "dash");

    @Test
    void arrowsFollowTheNamesAndThePlainestNameWins() {
        List<List<KeyCode>> keys = Preset.WASD_AND_ARROWS.keys(HILLS);

        assertThat(keys.get(1)).containsExactly(A, LEFT);
        assertThat(keys.get(5)).containsExactly(D, RIGHT);
        assertThat(keys.get(2)).containsExactly(W, UP);
        assertThat(keys.get(6)).containsExactly(S, DOWN);
        assertThat(keys.get(4)).as("jump right").containsExactly(E);
        assertThat(keys.get(0)).as("run left").containsExactly(J);
    }

    @Test
    void unnamedActionsAreLeftRightUpDownInTheirOrder() {
        List<List<KeyCode>> keys =
                Preset.WASD_AND_ARROWS.keys(List.of("action 1", "action 2", "action 3", "action 4", "action 5"));

        assertThat(keys)
                .containsExactly(List.of(A, LEFT), List.of(D, RIGHT), List.of(W, UP), List.of(S, DOWN), List.of(J));
    }

    static Stream<List<String>> worlds() {
        return Stream.of(
                HILLS,
                Collections.nCopies(8, "idle"),
                Collections.nCopies(8, "left"),
                Collections.nCopies(64, "action"),
                List.of("only"));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyActionHasControlsOfItsOwnWhichTheWindowDoesNotNeed(List<String> names) {
        for (Preset preset : Preset.values()) {
            List<List<KeyCode>> keys = preset.keys(names);
            assertThat(keys).hasSize(Math.min(8, names.size())).noneMatch(List::isEmpty);
            assertThat(keys.stream().flatMap(List::stream))
                    .doesNotHaveDuplicates()
                    .allMatch(key -> KeyNames.findPurpose(Key.of(key)).isEmpty());
        }
        List<List<PadControl>> pad = Preset.pad(names);
        assertThat(pad).hasSize(Math.min(8, names.size())).noneMatch(List::isEmpty);
        assertThat(pad.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .doesNotContain(PadControl.START, PadControl.BACK);
        List<List<PadControl>> all = PadDeed.besides(pad);
        assertThat(all.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .doesNotContain(PadControl.START, PadControl.BACK);
        assertThat(all.get(PadDeed.REWIND.number())).containsExactly(PadControl.RIGHT_STICK_LEFT);
        assertThat(all.subList(0, pad.size())).isEqualTo(pad);
    }

    @Test
    void savingAndLoadingAreOnTheShouldersWhereNoActionIs() {
        List<List<PadControl>> few = PadDeed.besides(Preset.pad(List.of("left", "right", "jump", "idle")));
        assertThat(few.get(PadDeed.SAVE.number())).containsExactly(PadControl.LEFT_SHOULDER);
        assertThat(few.get(PadDeed.LOAD.number())).containsExactly(PadControl.RIGHT_SHOULDER);
        assertThat(few.get(PadDeed.NEXT_BRANCH.number())).containsExactly(PadControl.LEFT_STICK_PRESS);
        assertThat(few.get(PadDeed.STEP_BACK.number())).containsExactly(PadControl.LEFT_TRIGGER);

        List<List<PadControl>> hills = PadDeed.besides(Preset.pad(HILLS));
        assertThat(hills.get(4)).as("jump right").containsExactly(PadControl.RIGHT_SHOULDER);
        assertThat(hills.get(PadDeed.LOAD.number())).containsExactly(PadControl.LEFT_STICK_PRESS);
    }
}
