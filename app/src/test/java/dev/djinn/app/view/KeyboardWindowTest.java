package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.KeyLayout;
import dev.djinn.app.play.Layouts;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Fault 32: the whole window with a keyboard of another layout. */
class KeyboardWindowTest extends WindowRig {
    private KeyLayout layout = KeyLayout.US;

    @Override
    Console console() {
        return Console.plain().with(() -> layout);
    }

    /** As X11's events come through JavaFX. */
    private void fire(EventType<KeyEvent> type, KeyCode code, String text) {
        robot.interact(() -> Event.fireEvent(
                stage.getScene().getRoot(), new KeyEvent(type, "", text, code, false, false, false, false)));
    }

    private String printed(int action) {
        return ((Labeled) robot.lookup("#cap-" + action + " .letter").query()).getText();
    }

    @Test
    void capsFollowTheLayoutAndKeysStayInTheirPlace() throws Exception {
        awaitRunning();
        assertThat(printed(0)).isEqualTo("A");

        layout = Layouts.AZERTY;
        fire(KeyEvent.KEY_PRESSED, KeyCode.M, "m");
        await(() -> text("#action").startsWith("action 8"));
        assertThat(printed(0)).isEqualTo("Q");
        assertThat(printed(7)).isEqualTo("M");
        fire(KeyEvent.KEY_RELEASED, KeyCode.M, "m");
        await(() -> text("#action").startsWith("action 4"));
        fire(KeyEvent.KEY_PRESSED, KeyCode.UNDEFINED, "è");
        await(() -> text("#action").startsWith("action 7"));
        fire(KeyEvent.KEY_RELEASED, KeyCode.UNDEFINED, "è");
        await(() -> text("#action").startsWith("action 4"));

        layout = KeyLayout.US;
        fire(KeyEvent.KEY_PRESSED, KeyCode.SHIFT, "");
        assertThat(printed(0)).isEqualTo("A");
    }
}
