package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.pad.SdlPads;
import dev.djinn.app.pad.VirtualPad;
import dev.djinn.app.play.KeyMode;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.Preset;
import dev.djinn.app.settings.ControlsFile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.lwjgl.sdl.SDLGamepad;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window with real settings on the disk and the real SDL. */
class ControlsPanelTest extends WindowRig {
    @Override
    Console console() {
        ControlsFile file = new ControlsFile(folder);
        return new Console(
                file.load().controls(),
                Optional.empty(),
                file::save,
                Optional.of(() -> new SdlPads(folder.resolve("gamecontrollerdb.txt"))));
    }

    @Test
    void keyBoundByPressingItMovesThePictureAndIsKeptForTheNextStart() throws Exception {
        openControls();
        robot.clickOn("#change-KEYBOARD-5");
        robot.push(KeyCode.Z);
        await(() -> text("#bound-KEYBOARD-5").equals("Z"));
        assertThat(text("#controls-note")).contains("Z is now “right”");
        leave();

        robot.press(KeyCode.Z);
        await(() -> text("#action").equals("action 6 · right"));
        robot.release(KeyCode.Z);
        robot.press(KeyCode.K);
        await(() -> text("#action").equals("action 4 · idle"));
        robot.release(KeyCode.K);

        window.stop();
        assertThat(new ControlsFile(folder).load().controls().keys()).containsEntry(5, List.of(KeyCode.Z));
    }

    @Test
    void conflictIsToldAndTheSecondPressTakesTheKey() throws Exception {
        openControls();
        robot.clickOn("#add-KEYBOARD-0");
        robot.push(KeyCode.K);
        await(() -> text("#controls-note").contains("K is “right” already"));
        photograph("controls-conflict");
        robot.push(KeyCode.K);
        await(() -> text("#bound-KEYBOARD-0").endsWith("K"));
        assertThat(text("#bound-KEYBOARD-5")).isEqualTo("6");

        robot.clickOn("#reset-KEYBOARD-5");
        await(() -> text("#bound-KEYBOARD-5").equals("K   6"));
    }

    @Test
    void keyboardAloneReachesEveryControlAndEachHasAName() throws Exception {
        openControls();
        tabTo("mode-HOLD");
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        await(() -> window.model().controls().controls().get().mode() == KeyMode.TOGGLE);
        tabTo("change-KEYBOARD-3");
        robot.push(KeyCode.SPACE);
        await(() -> window.model().controls().listening().get().isPresent());
        robot.push(KeyCode.Y);
        await(() -> text("#bound-KEYBOARD-3").equals("Y"));

        assertEveryControlHasAName("#controls");
    }

    @Test
    void nameGivenByThePlayerIsOnTheCapAndTheArrowsFollowIt() throws Exception {
        openControls();
        robot.clickOn("#preset-WASD_AND_ARROWS");
        await(() -> window.model().controls().controls().get().preset() == Preset.WASD_AND_ARROWS);
        robot.clickOn("#name-KEYBOARD-7");
        robot.interact(
                () -> robot.lookup("#name-KEYBOARD-7").queryAs(TextField.class).setText("jump"));
        robot.push(KeyCode.ENTER);
        await(() -> text("#bound-KEYBOARD-7").equals("W   ↑"));
        leave();

        robot.press(KeyCode.UP);
        await(() -> text("#action").startsWith("action 8"));
        robot.release(KeyCode.UP);
        assertThat(robot.lookup("#cap-7").query().getAccessibleText()).contains("jump");
        photograph("caps-renamed");

        reopen();
        awaitRunning();
        await(() -> robot.lookup("#cap-7").tryQuery().isPresent());
        assertThat(onWindowThread(() -> robot.lookup("#cap-7").query().getAccessibleText()))
                .as("names are kept for the next start")
                .contains("jump");
        openControls();
        assertThat(onWindowThread(() -> robot.lookup("#name-KEYBOARD-7")
                        .queryAs(TextField.class)
                        .getText()))
                .isEqualTo("jump");
    }

    /** Fault 31: unplugged while held. */
    @Test
    void gamepadPlaysIsBoundByPressingItAndPausesWhenItIsUnplugged() throws Exception {
        awaitRunning();
        assertThat(window.model().pads().status().get()).contains("press a button");
        try (SdlPads keepsSdlOn = new SdlPads(folder);
                VirtualPad pad = VirtualPad.plugIn("Test Pad")) {
            assertThat(keepsSdlOn.hasPads()).isFalse();
            await(() -> window.model().pads().status().get().contains("Test Pad"));
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, -1);
            await(() -> text("#action").equals("action 2 · left"));
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, 0);
            await(() -> text("#action").equals("action 4 · idle"));

            openControls();
            robot.clickOn("Gamepad");
            robot.clickOn("#change-GAMEPAD-6");
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK, true);
            await(() -> text("#bound-GAMEPAD-6").equals("right stick pressed"));
            photograph("controls-gamepad");
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK, false);
            await(() -> window.model().pads().pressed().get().isEmpty());
            leave();
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK, true);
            await(() -> text("#action").equals("action 7 · run right"));

            pad.close();
            await(() -> phase() == Phase.PAUSED);
            assertThat(text("#notice")).contains("Test Pad was unplugged");
            assertThat(window.model().held().get()).isEmpty();
        }
    }

    @Test
    void capsOfAPausedGameShowWhereEachActionLeads() throws Exception {
        standAtThePrompt();

        await(() -> window.model().glimpses().get().isCurrent(7));
        assertThat(window.model().glimpses().get().find(5))
                .as("four frames to the right")
                .contains(ScrollingWorld.scrolled(MEADOW, 8));
        WritableImage drawn =
                onWindowThread(() -> robot.lookup("#glimpse-5").query().snapshot(null, null));
        assertThat(drawn.getPixelReader().getArgb((int) drawn.getWidth() / 2, (int) drawn.getHeight() / 2))
                .as("a pixel of the glimpse on its cap")
                .isNotEqualTo(0xffffffff);
        photograph("peek");
    }

    private void openControls() throws TimeoutException {
        awaitRunning();
        robot.push(KeyCode.F2);
        await(() -> phase() == Phase.PAUSED && isVisible("#controls"));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void leave() throws TimeoutException {
        robot.push(KeyCode.ESCAPE);
        await(() -> !isVisible("#controls"));
        robot.push(KeyCode.SPACE);
        awaitRunning();
    }

    private void tabTo(String id) {
        for (int i = 0; i < 60; i++) {
            Node focused = onWindowThread(() -> stage.getScene().getFocusOwner());
            if (focused != null && id.equals(focused.getId())) {
                return;
            }
            robot.push(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        throw new AssertionError("Tab never reaches " + id);
    }
}
