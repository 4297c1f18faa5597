package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Phase;
import dev.djinn.engine.session.WorldModel;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The X-ray and the calibrate screen in a real window on a screen in memory. */
class XrayWindowTest extends WindowRig {
    @Override
    WorldModel world() {
        return new GriddedWorld();
    }

    @Override
    long seed() {
        return 7;
    }

    @Test
    void xShowsHowFramesAreMadeWhileTheGameRunsAndPlaysTheStepsWhileItStands() throws Exception {
        awaitRunning();
        robot.push(KeyCode.X);
        await(() -> text("#xray-step").equals("Step 4 of 4: 64 of 64 tokens"));
        await(() -> text("#xray-codes").contains(" of 512 codes in the last "));
        assertThat(text("#xray-cell")).isEqualTo("56 % sure on average");
        robot.press(KeyCode.J);
        photograph("xray");
        robot.release(KeyCode.J);
        assertThat(phase()).isEqualTo(Phase.RUNNING);

        robot.push(KeyCode.SPACE);
        for (int step = 1; step < GriddedWorld.STEPS; step++) {
            String beginning = "Step " + step + " of 4: ";
            await(() -> text("#xray-step").startsWith(beginning));
        }
        robot.interact(() -> window.model().panels().xray().choose(2));
        robot.moveTo("#xray-grid");
        await(() -> text("#xray-cell").startsWith("Cell "));
        photograph("xray-step");
        assertThat(text("#xray-step")).isEqualTo("Step 2 of 4: 32 of 64 tokens");

        robot.push(KeyCode.X);
        assertThat(isVisible("#xray")).isFalse();
    }

    @Test
    void cTriesTheActionsAndTheKeysProposedPlay() throws Exception {
        awaitRunning();
        robot.push(KeyCode.C);
        await(() -> text("#calibrate-status").startsWith("Each action held for 0.6 s"));
        Button take = robot.lookup("#take-keys").queryButton();
        await(() -> !take.isDisabled());
        photograph("calibrate");
        assertThat(text("#try-proposed-7")).isEqualTo("new: D →  right");
        assertThat(text("#try-proposed-0")).isEqualTo("new: A ←  left");

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
        assertThat(text("#try-keys-7")).isEqualTo("D  →");
        photograph("calibrate-taken");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.SPACE);
        awaitRunning();
        robot.press(KeyCode.RIGHT);
        await(() -> window.model().held().get().contains(7));
        robot.release(KeyCode.RIGHT);
    }

    /** Fault 30: a small screen. */
    @Test
    void bothFitIntoASmallWindow() throws Exception {
        awaitRunning();
        resize(800, 600);
        robot.push(KeyCode.X);
        await(() -> text("#xray-codes").contains(" codes in the last "));
        photograph("small-xray");
        assertAllSeen("#xray");
        assertThat(isVisible("#open-xray"))
                .as("there is no room for the button")
                .isFalse();
        assertAllSeen("#xray-share");
        assertAllSeen("#state");
        assertAllSeen("#look");
        robot.push(KeyCode.C);
        await(() -> !robot.lookup("#take-keys").queryButton().isDisabled());
        photograph("small-calibrate");
        assertAllSeen("#calibrate");
        assertAllSeen("#try-7");
    }
}
