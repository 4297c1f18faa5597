package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static dev.djinn.app.view.WindowThread.photograph;
import static dev.djinn.app.view.WindowThread.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.pad.SdlPads;
import dev.djinn.app.pad.VirtualPad;
import dev.djinn.app.play.KeyMode;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.Preset;
import dev.djinn.app.settings.ControlsFile;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lwjgl.sdl.SDLGamepad;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window with real settings on the disk and the real SDL. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class ControlsPanelTest {
    private static final List<Prompt> PROMPTS = Prompts.of(Path.of("no such world"));
    private static final Picture MEADOW =
            Pictures.fit(PROMPTS.getFirst().read(), ScrollingWorld.SIDE, ScrollingWorld.SIDE, Fit.CROP);

    @TempDir
    private Path folder;

    private Stage stage;
    private PlayWindow window;

    @Start
    void start(Stage unused) {
        ControlsFile file = new ControlsFile(folder);
        stage = new Stage();
        window = new PlayWindow(
                stage,
                "Scrolling hills",
                new dev.djinn.engine.loop.Start(
                        ScrollingWorld::new, () -> MEADOW, opened -> SessionSettings.defaults(opened.manifest(), 1)),
                PROMPTS,
                System::nanoTime,
                () -> null,
                new Console(
                        file.load().controls(),
                        Optional.empty(),
                        file::save,
                        Optional.of(() -> new SdlPads(folder.resolve("gamecontrollerdb.txt")))));
        window.open();
    }

    @AfterEach
    void stop(FxRobot robot) {
        window.stop();
        robot.interact(stage::close);
    }

    @Test
    void keyBoundByPressingItMovesThePictureAndIsKeptForTheNextStart(FxRobot robot) throws Exception {
        open(robot);
        robot.clickOn("#change-KEYBOARD-5");
        robot.push(KeyCode.Z);
        await(() -> text(robot, "#bound-KEYBOARD-5").equals("Z"));
        assertThat(text(robot, "#controls-note")).contains("Z is now “right”");
        leave(robot);

        robot.press(KeyCode.Z);
        await(() -> text(robot, "#action").equals("action 6 · right"));
        robot.release(KeyCode.Z);
        robot.press(KeyCode.K);
        await(() -> text(robot, "#action").equals("action 4 · idle"));
        robot.release(KeyCode.K);

        window.stop();
        assertThat(new ControlsFile(folder).load().controls().keys()).containsEntry(5, List.of(KeyCode.Z));
    }

    @Test
    void conflictIsToldAndTheSecondPressTakesTheKey(FxRobot robot) throws Exception {
        open(robot);
        robot.clickOn("#add-KEYBOARD-0");
        robot.push(KeyCode.K);
        await(() -> text(robot, "#controls-note").contains("K is “right” already"));
        photograph(stage, "controls-conflict");
        robot.push(KeyCode.K);
        await(() -> text(robot, "#bound-KEYBOARD-0").endsWith("K"));
        assertThat(text(robot, "#bound-KEYBOARD-5")).isEqualTo("6");

        robot.clickOn("#reset-KEYBOARD-5");
        await(() -> text(robot, "#bound-KEYBOARD-5").equals("K   6"));
    }

    @Test
    void keyboardAloneReachesEveryControlAndEachHasAName(FxRobot robot) throws Exception {
        open(robot);
        tabTo(robot, "mode-HOLD");
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        await(() -> window.model().controls().controls().get().mode() == KeyMode.TOGGLE);
        tabTo(robot, "change-KEYBOARD-3");
        robot.push(KeyCode.SPACE);
        await(() -> window.model().controls().listening().get().isPresent());
        robot.push(KeyCode.Y);
        await(() -> text(robot, "#bound-KEYBOARD-3").equals("Y"));

        List<Node> nameless = onWindowThread(() -> robot.lookup("#controls").queryParent().lookupAll("*").stream()
                .filter(node -> node instanceof Control && node.isFocusTraversable())
                .filter(node ->
                        Objects.requireNonNullElse(node.getAccessibleText(), "").isBlank())
                .toList());
        assertThat(nameless).as("controls without a name for screen readers").isEmpty();
    }

    @Test
    void nameGivenByThePlayerIsOnTheCapAndTheArrowsFollowIt(FxRobot robot) throws Exception {
        open(robot);
        robot.clickOn("#preset-WASD_AND_ARROWS");
        await(() -> window.model().controls().controls().get().preset() == Preset.WASD_AND_ARROWS);
        robot.clickOn("#name-KEYBOARD-7");
        robot.interact(
                () -> robot.lookup("#name-KEYBOARD-7").queryAs(TextField.class).setText("jump"));
        robot.push(KeyCode.ENTER);
        await(() -> text(robot, "#bound-KEYBOARD-7").equals("W   ↑"));
        leave(robot);

        robot.press(KeyCode.UP);
        await(() -> text(robot, "#action").startsWith("action 8"));
        robot.release(KeyCode.UP);
        assertThat(robot.lookup("#cap-7").query().getAccessibleText()).contains("jump");
        photograph(stage, "caps-renamed");
    }

    /** Fault 31: unplugged while held. */
    @Test
    void gamepadPlaysIsBoundByPressingItAndPausesWhenItIsUnplugged(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        assertThat(window.model().pads().status().get()).contains("press a button");
        try (SdlPads keepsSdlOn = new SdlPads(folder);
                VirtualPad pad = VirtualPad.plugIn("Test Pad")) {
            assertThat(keepsSdlOn.hasPads()).isFalse();
            await(() -> window.model().pads().status().get().contains("Test Pad"));
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, -1);
            await(() -> text(robot, "#action").equals("action 2 · left"));
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, 0);
            await(() -> text(robot, "#action").equals("action 4 · idle"));

            open(robot);
            robot.clickOn("Gamepad");
            robot.clickOn("#change-GAMEPAD-6");
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK, true);
            await(() -> text(robot, "#bound-GAMEPAD-6").equals("right stick pressed"));
            photograph(stage, "controls-gamepad");
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK, false);
            await(() -> window.model().pads().pressed().get().isEmpty());
            leave(robot);
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK, true);
            await(() -> text(robot, "#action").equals("action 7 · run right"));

            pad.close();
            await(() -> phase() == Phase.PAUSED);
            assertThat(text(robot, "#notice")).contains("Test Pad was unplugged");
            assertThat(window.model().held().get()).isEmpty();
        }
    }

    @Test
    void capsOfAPausedGameShowWhereEachActionLeads(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        robot.push(KeyCode.R);
        await(() -> text(robot, "#frame-number").equals("frame 0000"));

        await(() -> window.model().glimpses().get().isCurrent(7));
        assertThat(window.model().glimpses().get().find(5))
                .as("four frames to the right")
                .contains(ScrollingWorld.scrolled(MEADOW, 8));
        WritableImage drawn =
                onWindowThread(() -> robot.lookup("#glimpse-5").query().snapshot(null, null));
        assertThat(drawn.getPixelReader().getArgb((int) drawn.getWidth() / 2, (int) drawn.getHeight() / 2))
                .as("a pixel of the glimpse on its cap")
                .isNotEqualTo(0xffffffff);
        photograph(stage, "peek");
    }

    private void open(FxRobot robot) throws TimeoutException {
        await(() -> phase() == Phase.RUNNING);
        robot.push(KeyCode.F2);
        await(() -> phase() == Phase.PAUSED && robot.lookup("#controls").query().isVisible());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void leave(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.ESCAPE);
        await(() -> !robot.lookup("#controls").query().isVisible());
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.RUNNING);
    }

    private void tabTo(FxRobot robot, String id) {
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

    private Phase phase() {
        return window.model().phase().get();
    }
}
