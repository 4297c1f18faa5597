package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static dev.djinn.app.view.WindowThread.photograph;
import static dev.djinn.app.view.WindowThread.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Phase;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The X-ray and the calibrate screen in a real window on a screen in memory. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class XrayWindowTest {
    private static final List<Prompt> PROMPTS = Prompts.of(Path.of("no such world"));
    private static final Picture MEADOW =
            Pictures.fit(PROMPTS.getFirst().read(), ScrollingWorld.SIDE, ScrollingWorld.SIDE, Fit.CROP);

    private Stage stage;
    private PlayWindow window;

    @Start
    void start(Stage unused) {
        stage = new Stage();
        window = new PlayWindow(
                stage,
                "Scrolling hills",
                new dev.djinn.engine.loop.Start(
                        GriddedWorld::new, () -> MEADOW, opened -> SessionSettings.defaults(opened.manifest(), 7)),
                PROMPTS,
                System::nanoTime,
                () -> null);
        window.open();
    }

    @AfterEach
    void stop(FxRobot robot) {
        window.stop();
        robot.interact(stage::close);
    }

    @Test
    void xShowsHowFramesAreMadeWhileTheGameRunsAndPlaysTheStepsWhileItStands(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.push(KeyCode.X);
        await(() -> text(robot, "#xray-step").equals("Step 4 of 4: 64 of 64 tokens"));
        await(() -> text(robot, "#xray-codes").contains(" of 512 codes in the last "));
        assertThat(text(robot, "#xray-cell")).isEqualTo("56 % sure on average");
        robot.press(KeyCode.J);
        photograph(stage, "xray");
        robot.release(KeyCode.J);
        assertThat(window.model().phase().get()).isEqualTo(Phase.RUNNING);

        robot.push(KeyCode.SPACE);
        for (int step = 1; step < GriddedWorld.STEPS; step++) {
            String beginning = "Step " + step + " of 4: ";
            await(() -> text(robot, "#xray-step").startsWith(beginning));
        }
        robot.interact(() -> window.model().panels().xray().choose(2));
        robot.moveTo("#xray-grid");
        await(() -> text(robot, "#xray-cell").startsWith("Cell "));
        photograph(stage, "xray-step");
        assertThat(text(robot, "#xray-step")).isEqualTo("Step 2 of 4: 32 of 64 tokens");

        robot.push(KeyCode.X);
        assertThat(robot.lookup("#xray").query().isVisible()).isFalse();
    }

    @Test
    void cTriesTheActionsAndTheKeysProposedPlay(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.push(KeyCode.C);
        await(() -> text(robot, "#calibrate-status").startsWith("Each action held for 0.6 s"));
        Button take = robot.lookup("#take-keys").queryButton();
        await(() -> !take.isDisabled());
        photograph(stage, "calibrate");
        assertThat(text(robot, "#try-proposed-7")).isEqualTo("new: D →  right");
        assertThat(text(robot, "#try-proposed-0")).isEqualTo("new: A ←  left");

        robot.interact(() -> {
            TextField name = robot.lookup("#try-name-4").queryAs(TextField.class);
            name.requestFocus();
            name.setText("");
        });
        robot.push(KeyCode.C).push(KeyCode.X).push(KeyCode.ENTER);
        assertThat(window.model().controls().names().get().get(4))
                .as("letters are for the name while it is typed")
                .isEqualTo("cx");
        assertThat(window.model().panels().drawer().get()).isEqualTo(Drawer.CALIBRATE);

        assertThat(window.model().panels().calibrate().before().get())
                .as("Enter in a name takes nothing")
                .isEmpty();

        robot.interact(take::fire);
        assertThat(text(robot, "#try-keys-7")).isEqualTo("D  →");
        photograph(stage, "calibrate-taken");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.SPACE);
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.press(KeyCode.RIGHT);
        await(() -> window.model().held().get().contains(7));
        robot.release(KeyCode.RIGHT);
    }

    /** Fault 30: a small screen. */
    @Test
    void bothFitIntoASmallWindow(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.interact(() -> {
            stage.setWidth(800);
            stage.setHeight(600);
        });
        robot.push(KeyCode.X);
        await(() -> text(robot, "#xray-codes").contains(" codes in the last "));
        photograph(stage, "small-xray");
        assertAllSeen(robot, "#xray");
        assertThat(robot.lookup("#open-xray").query().isVisible())
                .as("there is no room for the button")
                .isFalse();
        assertAllSeen(robot, "#xray-share");
        assertAllSeen(robot, "#state");
        assertAllSeen(robot, "#look");
        robot.push(KeyCode.C);
        await(() -> !robot.lookup("#take-keys").queryButton().isDisabled());
        photograph(stage, "small-calibrate");
        assertAllSeen(robot, "#calibrate");
        assertAllSeen(robot, "#try-7");
    }

    private void assertAllSeen(FxRobot robot, String id) {
        assertThat(onWindowThread(() -> {
                    Node node = robot.lookup(id).query();
                    Bounds place = node.localToScene(node.getLayoutBounds());
                    return new Rectangle2D(
                                    0,
                                    0,
                                    stage.getScene().getWidth(),
                                    stage.getScene().getHeight())
                            .contains(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
                }))
                .as("all of %s is seen", id)
                .isTrue();
    }
}
