package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.ControlsModel.Device;
import dev.djinn.app.play.ControlsModel.Listening;
import dev.djinn.app.play.ControlsModel.Way;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlsModelTest {
    private final List<Controls> kept = new ArrayList<>();
    private final ControlsModel model = new ControlsModel(Controls.defaults(), kept::add);

    @BeforeEach
    void open() {
        model.worldOpened(new ToyWorld().manifest());
    }

    private void bind(int action, Way way, KeyCode key) {
        model.listen(new Listening(action, Device.KEYBOARD, way));
        model.keyPressed(Key.of(key));
    }

    @Test
    void pressedKeyTakesThePlaceOfAnActionsKeysAndIsKept() {
        bind(2, Way.REPLACE, KeyCode.Z);

        assertThat(model.printed(2, Device.KEYBOARD)).containsExactly("Z");
        assertThat(model.keys().get().findAction(KeyCode.D)).isEmpty();
        assertThat(kept.getLast().keys()).containsOnlyKeys(2);
        assertThat(model.listening().get()).isEmpty();
    }

    @Test
    void addedKeyComesBesideTheOthers() {
        bind(2, Way.ADD, KeyCode.Z);

        assertThat(model.printed(2, Device.KEYBOARD)).containsExactly("D", "3", "Z");
    }

    @Test
    void keyOfAnotherActionIsTakenOnlyWhenPressedTwice() {
        bind(0, Way.ADD, KeyCode.K);
        assertThat(model.note().get()).contains("K is “action 6” already");
        assertThat(model.keys().get().findAction(KeyCode.K)).hasValue(5);
        assertThat(kept).isEmpty();

        model.keyPressed(Key.of(KeyCode.K));

        assertThat(model.keys().get().findAction(KeyCode.K)).hasValue(0);
        assertThat(model.printed(5, Device.KEYBOARD)).containsExactly("6");
    }

    @Test
    void escapeLeavesAConflictAsItIs() {
        bind(0, Way.ADD, KeyCode.K);
        assertThat(model.keyPressed(Key.of(KeyCode.ESCAPE))).isTrue();
        assertThat(model.keyPressed(Key.of(KeyCode.K))).as("nobody listens now").isFalse();

        assertThat(kept).isEmpty();
    }

    @Test
    void keysTheWindowNeedsAreRefusedInWords() {
        bind(0, Way.REPLACE, KeyCode.SPACE);

        assertThat(model.note().get()).contains("pauses");
        assertThat(model.listening().get()).as("still waits for a key").isPresent();
        assertThat(kept).isEmpty();
    }

    @Test
    void resetGivesAnActionItsKeysBackAlsoFromThoseThatTookThem() {
        bind(0, Way.ADD, KeyCode.K);
        model.keyPressed(Key.of(KeyCode.K));
        bind(5, Way.REPLACE, KeyCode.Z);

        model.reset(5, Device.KEYBOARD);

        assertThat(model.printed(5, Device.KEYBOARD)).containsExactly("K", "6");
        assertThat(model.printed(0, Device.KEYBOARD)).containsExactly("A", "1");
    }

    @Test
    void resetOfAllKeepsNamesAndTheGamepad() {
        bind(0, Way.REPLACE, KeyCode.Z);
        model.choose(KeyMode.TOGGLE);
        model.choose(Preset.WASD_AND_ARROWS);
        model.setDeadZone(0.5);
        model.rename(1, "hop");

        model.resetAll(Device.KEYBOARD);

        assertThat(kept.getLast())
                .isEqualTo(Controls.defaults().withDeadZone(0.5).withName(hash(), 1, "hop"));
    }

    @Test
    void ownNamesAreOfOneWorldAndMoveTheArrows() {
        model.choose(Preset.WASD_AND_ARROWS);
        model.rename(6, " jump ");
        model.rename(7, "left");

        assertThat(model.names().get().get(6)).isEqualTo("jump");
        assertThat(model.printed(6, Device.KEYBOARD)).containsExactly("W", "↑");
        assertThat(model.printed(7, Device.KEYBOARD)).containsExactly("A", "←");

        model.worldOpened(new ToyWorld(
                        IntStream.range(0, 3).mapToObj(ActionLabel::unnamed).toList(), 20)
                .manifest());
        assertThat(model.names().get()).containsExactly("action 1", "action 2", "action 3");
    }

    @Test
    void blankNameIsTheWorldsOwnAgain() {
        model.rename(0, "hop");
        model.rename(0, "  ");

        assertThat(model.names().get().getFirst()).isEqualTo("action 1");
        assertThat(kept.getLast()).isEqualTo(Controls.defaults());
    }

    @Test
    void gamepadIsBoundByPressingItsPart() {
        model.listen(new Listening(3, Device.GAMEPAD, Way.REPLACE));
        assertThat(model.padPressed(PadControl.START)).isTrue();
        assertThat(model.note().get()).contains("kept for the window");
        assertThat(model.padPressed(PadControl.RIGHT_STICK_PRESS)).isTrue();

        assertThat(model.printed(3, Device.GAMEPAD)).containsExactly("right stick pressed");
        assertThat(model.padPressed(PadControl.RIGHT_STICK_PRESS))
                .as("nobody listens now")
                .isFalse();
    }

    private static String hash() {
        return WorldFolder.identity(new ToyWorld().manifest());
    }
}
