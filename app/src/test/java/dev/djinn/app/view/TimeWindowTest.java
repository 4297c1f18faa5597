package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static dev.djinn.app.view.WindowThread.photograph;
import static dev.djinn.app.view.WindowThread.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.library.Shelf;
import dev.djinn.app.library.Slot;
import dev.djinn.app.play.Controls;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.Reel;
import dev.djinn.app.settings.ResumeFile;
import dev.djinn.engine.keep.Autosave.Resume;
import dev.djinn.engine.keep.ReplayFile;
import dev.djinn.engine.keep.Replaying;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The whole window, a real game behind it, and real files. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class TimeWindowTest {
    private static final List<Prompt> PROMPTS = Prompts.of(Path.of("no such world"));
    private static final Picture MEADOW =
            Pictures.fit(PROMPTS.getFirst().read(), ScrollingWorld.SIDE, ScrollingWorld.SIDE, Fit.CROP);

    @TempDir
    private Path folder;

    private Stage stage;
    private PlayWindow window;

    @Start
    void start(Stage unused) {
        open();
    }

    private void open() {
        ResumeFile choice = new ResumeFile(folder);
        Keeping keeping = Keeping.of(shelf(), choice.load(), choice::save);
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
                        Controls.defaults(),
                        Optional.empty(),
                        changed -> {},
                        Optional.empty(),
                        Optional.of(keeping),
                        Media.plain()));
        window.open();
    }

    private Shelf shelf() {
        return new Shelf(folder, new ScrollingWorld().hash());
    }

    @AfterEach
    void stop(FxRobot robot) {
        window.stop();
        robot.interact(stage::close);
    }

    @Test
    void backspaceHeldRewindsThePictureAndPlayingOnOtherwiseMakesABranchToReturnFrom(FxRobot robot) throws Exception {
        playTo(robot, KeyCode.K, 60);
        Picture far = shown();
        robot.press(KeyCode.BACK_SPACE);
        await(() -> phase() == Phase.REWINDING && reel().here() <= 54);
        photograph(stage, "time-rewinding");
        robot.release(KeyCode.BACK_SPACE);
        await(() -> phase() == Phase.PAUSED);
        long here = onWindowThread(() -> reel().here());
        assertThat(shown()).isEqualTo(ScrollingWorld.scrolled(MEADOW, (int) (2 * here)));

        playTo(robot, KeyCode.A, here + 6);
        assertThat(onWindowThread(() -> reel().forks())).contains(here);

        robot.push(KeyCode.F4);
        await(() -> robot.lookup("#branch-2").tryQuery().isPresent());
        photograph(stage, "time-branches");
        robot.clickOn("#branch-2");
        await(() -> reel().here() == 60 && shown().equals(far));
        robot.push(KeyCode.ESCAPE);
        await(() -> window.model().panels().drawer().get() == Drawer.CLOSED);
    }

    @Test
    void scrubBarFollowsTheMouseToTheMiddleAndTheKeysToBothEnds(FxRobot robot) throws Exception {
        playTo(robot, KeyCode.K, 30);
        Slider slider = robot.lookup("#scrub").queryAs(Slider.class);
        robot.moveTo("#scrub").press(MouseButton.PRIMARY);
        await(() -> reel().here() > 10 && reel().here() < 20);
        robot.moveBy(-60, 0);
        await(() -> reel().here() < 14);
        robot.release(MouseButton.PRIMARY);
        photograph(stage, "time-scrub");
        assertThat(onWindowThread(slider::getAccessibleText))
                .startsWith("Frame ")
                .endsWith(" of 30");
        assertThat(onWindowThread(() -> shown().equals(ScrollingWorld.scrolled(MEADOW, (int) (2 * reel().here())))))
                .isTrue();

        robot.push(KeyCode.HOME);
        await(() -> reel().here() == 0);
        robot.push(KeyCode.END);
        await(() -> reel().here() == 30);
        robot.push(KeyCode.COMMA).push(KeyCode.COMMA);
        await(() -> reel().here() == 28);
        robot.push(KeyCode.PERIOD);
        await(() -> reel().here() == 29);
        assertThat(onWindowThread(() -> reel().last())).isEqualTo(30);

        robot.press(KeyCode.SHIFT).push(KeyCode.TAB).release(KeyCode.SHIFT);
        await(slider::isFocused);
        robot.push(KeyCode.LEFT);
        await(() -> reel().here() == 28);
    }

    @Test
    void tabHeldPlaysFasterAndNeverTakesTheFocusFromADrawer(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        robot.press(KeyCode.TAB);
        await(() -> text(robot, "#speed").equals("4×"));
        robot.release(KeyCode.TAB);
        await(() -> text(robot, "#speed").equals("1×"));

        robot.push(KeyCode.F6);
        await(() -> "slot-1".equals(focused()));
        robot.push(KeyCode.TAB);
        await(() -> !"slot-1".equals(focused()));
        assertThat(text(robot, "#speed")).isEqualTo("1×");
    }

    @Test
    void f5SavesF7LoadsAndShiftF7UndoesTheLoad(FxRobot robot) throws Exception {
        playTo(robot, KeyCode.K, 5);
        Picture saved = shown();
        robot.push(KeyCode.F5);
        await(() -> text(robot, "#toast").equals("Saved in slot 1. F7 loads it"));
        photograph(stage, "time-saved");
        assertThat(Pictures.read(shelf().slotFile(1)))
                .as("a picture for any viewer")
                .isEqualTo(saved);

        playTo(robot, KeyCode.A, 12);
        Picture later = shown();
        robot.push(KeyCode.F7);
        await(() -> shown().equals(saved));
        assertThat(text(robot, "#toast")).startsWith("Loaded: slot 1");
        robot.press(KeyCode.SHIFT).push(KeyCode.F7).release(KeyCode.SHIFT);
        await(() -> shown().equals(later) && reel().here() == 12);
    }

    @Test
    void slotsShowTheirPicturesAndEveryControlOfThePanelHasAName(FxRobot robot) throws Exception {
        playTo(robot, KeyCode.K, 5);
        robot.push(KeyCode.F6);
        await(() -> robot.lookup("#saves").query().isVisible());
        robot.clickOn("#slot-7").clickOn("#slot-save");
        await(() -> shelf().slot(7) instanceof Slot.Game
                && text(robot, "#saves-note").startsWith("Saved in slot 7"));
        robot.clickOn("#resume-ALWAYS");
        await(() -> new ResumeFile(folder).load() == Resume.ALWAYS);
        photograph(stage, "time-saves");

        List<Node> nameless = onWindowThread(() -> robot.lookup("#saves").queryParent().lookupAll("*").stream()
                .filter(node -> node instanceof Control && node.isFocusTraversable())
                .filter(node ->
                        Objects.requireNonNullElse(node.getAccessibleText(), "").isBlank())
                .toList());
        assertThat(nameless).as("controls without a name for screen readers").isEmpty();
        robot.interact(() -> {
            stage.setWidth(800);
            stage.setHeight(600);
        });
        photograph(stage, "time-saves-small");
        assertThat(onWindowThread(() -> stage.getScene()
                        .getRoot()
                        .getLayoutBounds()
                        .contains(robot.lookup("#saves").query().getBoundsInParent())))
                .as("all of the saves is seen in a small window")
                .isTrue();
    }

    /** Fault 34: what is played in the window verifies when it is dreamed again. */
    @Test
    void savedReplayVerifies(FxRobot robot) throws Exception {
        playTo(robot, KeyCode.K, 9);
        robot.press(KeyCode.SHIFT).push(KeyCode.F5).release(KeyCode.SHIFT);
        await(() -> text(robot, "#toast").startsWith("Replay saved"));

        Path file = folder.resolve("replays").resolve("replay-1" + ReplayFile.ENDING);
        Replaying.Outcome outcome = Replaying.play(new ScrollingWorld(), ReplayFile.read(file), moment -> {});
        assertThat(outcome.frames()).isEqualTo(9);
        assertThat(outcome.firstDifference()).isEmpty();
    }

    /** Fault 25: whatever ended the program, the next start offers the game that was left. */
    @Test
    void nextStartOffersTheGameThatWasLeftWithItsPicture(FxRobot robot) throws Exception {
        playTo(robot, KeyCode.K, 7);
        Picture left = shown();
        reopen(robot);
        await(() -> robot.lookup("#resume").query().isVisible());
        await(() -> phase() == Phase.PAUSED);
        photograph(stage, "time-resume");
        assertThat(text(robot, "#resume-when")).endsWith("frame 7");
        assertThat(onWindowThread(() -> reel().last()))
                .as("nothing dreamed meanwhile")
                .isZero();

        robot.push(KeyCode.ENTER);
        await(() -> shown().equals(left) && reel().here() == 7);
        assertThat(robot.lookup("#resume").query().isVisible()).isFalse();
    }

    @Test
    void newGameLeavesTheOldOneAmongTheSaves(FxRobot robot) throws Exception {
        playTo(robot, KeyCode.K, 7);
        Picture left = shown();
        reopen(robot);
        await(() -> robot.lookup("#resume").query().isVisible() && phase() == Phase.PAUSED);
        robot.clickOn("#resume-new");
        await(() -> phase() == Phase.RUNNING && reel().here() > 0);
        await(() -> Files.exists(shelf().previous().file()));
        robot.push(KeyCode.F6);
        await(() -> robot.lookup("#load-previous").query().isVisible()
                && robot.lookup("#load-previous").query().getParent().isVisible());
        robot.clickOn("#load-previous");
        await(() -> shown().equals(left) && reel().here() == 7);
    }

    @Test
    void alwaysResumesWithoutAQuestion(FxRobot robot) throws Exception {
        new ResumeFile(folder).save(Resume.ALWAYS);
        playTo(robot, KeyCode.K, 7);
        reopen(robot);
        await(() -> phase() == Phase.PAUSED && reel().here() == 7);
        assertThat(robot.lookup("#resume").query().isVisible()).isFalse();
        assertThat(text(robot, "#toast")).startsWith("Here you left");
    }

    @Test
    void photographsForAPersonToLookAt(FxRobot robot) throws Exception {
        playTo(robot, KeyCode.K, 40);
        robot.push(KeyCode.HOME);
        await(() -> reel().here() == 0);
        playTo(robot, KeyCode.A, 12);
        robot.push(KeyCode.F4);
        await(() -> robot.lookup("#branch-2").tryQuery().isPresent());
        robot.clickOn("#branch-2");
        await(() -> reel().here() == 40);
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.PAGE_UP);
        await(() -> reel().here() == 20);
        robot.interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(880);
        });
        photograph(stage, "time-play");
        robot.interact(() -> {
            stage.setWidth(800);
            stage.setHeight(600);
        });
        photograph(stage, "time-small");
        robot.push(KeyCode.F1);
        photograph(stage, "time-help");
        assertThat(onWindowThread(() -> stage.getScene()
                        .getRoot()
                        .getLayoutBounds()
                        .contains(robot.lookup("#help").query().getBoundsInParent())))
                .as("all of the help is seen in a small window")
                .isTrue();
    }

    private void reopen(FxRobot robot) {
        window.stop();
        robot.interact(() -> {
            stage.close();
            open();
        });
    }

    /** Pauses and then plays, frame by frame, with a key held. */
    private void playTo(FxRobot robot, KeyCode key, long frame) throws TimeoutException {
        await(() -> phase() == Phase.RUNNING || phase() == Phase.PAUSED);
        if (onWindowThread(this::phase) == Phase.RUNNING) {
            robot.push(KeyCode.SPACE);
            await(() -> phase() == Phase.PAUSED);
            robot.push(KeyCode.R);
            await(() -> reel().here() == 0);
        }
        robot.press(key);
        for (long next = onWindowThread(() -> reel().here()) + 1; next <= frame; next++) {
            long wanted = next;
            robot.interact(() -> window.model().stepOnce());
            await(() -> reel().here() == wanted);
        }
        robot.release(key);
    }

    private String focused() {
        Node owner = stage.getScene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    private Phase phase() {
        return window.model().phase().get();
    }

    private Reel reel() {
        return window.model().time().reel().get();
    }

    private Picture shown() {
        return onWindowThread(() -> window.model().picture().get().orElseThrow());
    }
}
