package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Shelf;
import dev.djinn.app.library.Slot;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.Phase;
import dev.djinn.app.settings.ResumeFile;
import dev.djinn.engine.keep.Autosave.Resume;
import dev.djinn.engine.keep.ReplayFile;
import dev.djinn.engine.keep.Replaying;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/** The whole window, a real game behind it, and real files. */
class TimeWindowTest extends WindowRig {
    @Override
    Console console() {
        ResumeFile choice = new ResumeFile(folder);
        return Console.keeping(Keeping.of(shelf(), choice.load(), choice::save));
    }

    private Shelf shelf() {
        return new Shelf(folder, new ScrollingWorld().hash());
    }

    @Test
    void backspaceHeldRewindsThePictureAndPlayingOnOtherwiseMakesABranchToReturnFrom() throws Exception {
        standAtThePrompt();
        playTo(KeyCode.K, 60);
        Picture far = shown();
        robot.press(KeyCode.BACK_SPACE);
        await(() -> phase() == Phase.REWINDING && reel().here() <= 54);
        photograph("time-rewinding");
        robot.release(KeyCode.BACK_SPACE);
        await(() -> phase() == Phase.PAUSED);
        long here = onWindowThread(() -> reel().here());
        assertThat(shown()).isEqualTo(ScrollingWorld.scrolled(MEADOW, (int) (2 * here)));

        playTo(KeyCode.A, here + 6);
        assertThat(onWindowThread(() -> reel().forks())).contains(here);

        robot.push(KeyCode.F4);
        await(() -> robot.lookup("#branch-2").tryQuery().isPresent());
        photograph("time-branches");
        robot.clickOn("#branch-2");
        await(() -> reel().here() == 60 && shown().equals(far));
        robot.push(KeyCode.ESCAPE);
        await(() -> window.model().panels().drawer().get() == Drawer.CLOSED);
    }

    @Test
    void scrubBarFollowsTheMouseToTheMiddleAndTheKeysToBothEnds() throws Exception {
        standAtThePrompt();
        playTo(KeyCode.K, 30);
        Slider slider = robot.lookup("#scrub").queryAs(Slider.class);
        robot.moveTo("#scrub").press(MouseButton.PRIMARY);
        await(() -> reel().here() > 10 && reel().here() < 20);
        robot.moveBy(-60, 0);
        await(() -> reel().here() < 14);
        robot.release(MouseButton.PRIMARY);
        photograph("time-scrub");
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
    void tabHeldPlaysFasterAndNeverTakesTheFocusFromADrawer() throws Exception {
        awaitRunning();
        robot.press(KeyCode.TAB);
        await(() -> text("#speed").equals("4×"));
        robot.release(KeyCode.TAB);
        await(() -> text("#speed").equals("1×"));

        robot.push(KeyCode.F6);
        await(() -> "slot-1".equals(focused()));
        robot.push(KeyCode.TAB);
        await(() -> !"slot-1".equals(focused()));
        assertThat(text("#speed")).isEqualTo("1×");
    }

    @Test
    void f5SavesF7LoadsAndShiftF7UndoesTheLoad() throws Exception {
        standAtThePrompt();
        playTo(KeyCode.K, 5);
        Picture saved = shown();
        robot.push(KeyCode.F5);
        await(() -> text("#note").equals("Saved in Slot 1. F7 loads it"));
        photograph("time-saved");
        assertThat(Pictures.read(shelf().slotFile(1)))
                .as("a picture for any viewer")
                .isEqualTo(saved);

        playTo(KeyCode.A, 12);
        Picture later = shown();
        robot.push(KeyCode.F7);
        await(() -> shown().equals(saved));
        assertThat(text("#note")).startsWith("Loaded: Slot 1");
        robot.press(KeyCode.SHIFT).push(KeyCode.F7).release(KeyCode.SHIFT);
        await(() -> shown().equals(later) && reel().here() == 12);
    }

    @Test
    void slotsShowTheirPicturesAndEveryControlOfThePanelHasAName() throws Exception {
        standAtThePrompt();
        playTo(KeyCode.K, 5);
        robot.push(KeyCode.F6);
        await(() -> isVisible("#saves"));
        robot.clickOn("#slot-7").clickOn("#slot-save");
        await(() -> shelf().slot(7) instanceof Slot.Game && text("#saves-note").startsWith("Saved in Slot 7"));
        robot.clickOn("#resume-ALWAYS");
        await(() -> new ResumeFile(folder).load() == Resume.ALWAYS);
        photograph("time-saves");

        assertEveryControlHasAName("#saves");
        resize(800, 600);
        photograph("time-saves-small");
        assertAllSeen("#saves");
    }

    /** Fault 34: what is played in the window verifies when it is dreamed again. */
    @Test
    void savedReplayVerifies() throws Exception {
        standAtThePrompt();
        playTo(KeyCode.K, 9);
        robot.press(KeyCode.SHIFT).push(KeyCode.F5).release(KeyCode.SHIFT);
        await(() -> text("#note").startsWith("Replay saved"));

        Path file = folder.resolve("replays").resolve("replay-1" + ReplayFile.ENDING);
        Replaying.Outcome outcome = Replaying.play(new ScrollingWorld(), ReplayFile.read(file), moment -> {});
        assertThat(outcome.frames()).isEqualTo(9);
        assertThat(outcome.firstDifference()).isEmpty();
    }

    /** Fault 25: whatever ended the program, the next start offers the game that was left. */
    @Test
    void nextStartOffersTheGameThatWasLeftWithItsPicture() throws Exception {
        standAtThePrompt();
        playTo(KeyCode.K, 7);
        Picture left = shown();
        reopen();
        await(() -> isVisible("#resume"));
        await(() -> phase() == Phase.PAUSED);
        photograph("time-resume");
        assertThat(text("#resume-when")).endsWith("frame 7");
        assertThat(onWindowThread(() -> reel().last()))
                .as("nothing dreamed meanwhile")
                .isZero();

        robot.push(KeyCode.ENTER);
        await(() -> shown().equals(left) && reel().here() == 7);
        assertThat(isVisible("#resume")).isFalse();
    }

    @Test
    void newGameLeavesTheOldOneAmongTheSaves() throws Exception {
        standAtThePrompt();
        playTo(KeyCode.K, 7);
        Picture left = shown();
        reopen();
        await(() -> isVisible("#resume") && phase() == Phase.PAUSED);
        robot.clickOn("#resume-new");
        await(() -> phase() == Phase.RUNNING && reel().here() > 0);
        await(() -> Files.exists(shelf().previous().file()));
        robot.push(KeyCode.F6);
        await(() -> isVisible("#load-previous")
                && robot.lookup("#load-previous").query().getParent().isVisible());
        robot.clickOn("#load-previous");
        await(() -> shown().equals(left) && reel().here() == 7);
    }

    @Test
    void alwaysResumesWithoutAQuestion() throws Exception {
        new ResumeFile(folder).save(Resume.ALWAYS);
        standAtThePrompt();
        playTo(KeyCode.K, 7);
        reopen();
        await(() -> phase() == Phase.PAUSED && reel().here() == 7);
        assertThat(isVisible("#resume")).isFalse();
        assertThat(text("#note")).startsWith("Here you left");
    }

    @Test
    void photographsForAPersonToLookAt() throws Exception {
        standAtThePrompt();
        playTo(KeyCode.K, 40);
        robot.push(KeyCode.HOME);
        await(() -> reel().here() == 0);
        playTo(KeyCode.A, 12);
        robot.push(KeyCode.F4);
        await(() -> robot.lookup("#branch-2").tryQuery().isPresent());
        robot.clickOn("#branch-2");
        await(() -> reel().here() == 40);
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.PAGE_UP);
        await(() -> reel().here() == 20);
        resize(1280, 880);
        photograph("time-play");
        resize(800, 600);
        photograph("time-small");
        robot.push(KeyCode.F1);
        photograph("time-help");
        assertAllSeen("#help");
    }

    private String focused() {
        Node owner = stage.getScene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    private Picture shown() {
        return onWindowThread(() -> window.model().picture().get().orElseThrow());
    }
}
