package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.KeyLayout;
import dev.djinn.app.play.Layouts;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Fault 32: the whole window with a keyboard of another layout. */
class KeyboardWindowTest extends WindowRig {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile KeyLayout layout = KeyLayout.US;

    @Override
    Console console() {
        return Console.plain().with(() -> {
            asked.incrementAndGet();
            return layout;
        });
    }

    /** As X11's events come through JavaFX. */
    private void fire(EventType<KeyEvent> type, KeyCode code, String text) {
        fire(type, code, text, false, false);
    }

    private void fire(EventType<KeyEvent> type, KeyCode code, String text, boolean shift, boolean control) {
        robot.interact(() -> Event.fireEvent(
                stage.getScene().getRoot(), new KeyEvent(type, "", text, code, shift, control, false, false)));
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

    @Test
    void keyComesUpWhateverIsDownBesideIt() throws Exception {
        awaitRunning();
        layout = Layouts.AZERTY;
        fire(KeyEvent.KEY_PRESSED, KeyCode.Q, "q");
        assertThat(isDown(0)).isTrue();
        fire(KeyEvent.KEY_RELEASED, KeyCode.Q, "\u0011", false, true); // Ctrl turns letters into signals
        assertThat(isDown(0)).isFalse();

        fire(KeyEvent.KEY_PRESSED, KeyCode.UNDEFINED, "é");
        assertThat(isDown(1)).isTrue();
        fire(KeyEvent.KEY_RELEASED, KeyCode.UNDEFINED, "~"); // by AltGr
        assertThat(isDown(1)).isFalse();

        fire(KeyEvent.KEY_PRESSED, KeyCode.M, "m");
        layout = KeyLayout.US; // switched by the mouse
        fire(KeyEvent.KEY_PRESSED, KeyCode.S, "s");
        assertThat(isDown(7)).isFalse();
        assertThat(isDown(1)).isTrue();
    }

    @Test
    void heldKeyAsksForTheLayoutOnce() throws Exception {
        awaitRunning();
        int before = asked.get();
        fire(KeyEvent.KEY_PRESSED, KeyCode.S, "s");
        fire(KeyEvent.KEY_PRESSED, KeyCode.S, "s");
        fire(KeyEvent.KEY_PRESSED, KeyCode.S, "s");

        assertThat(asked.get()).isEqualTo(before + 1);
    }

    @Test
    void shortcutsAreThoseOfTheirPrintedLetters() throws Exception {
        awaitRunning();
        layout = Layouts.AZERTY;
        fire(KeyEvent.KEY_PRESSED, KeyCode.A, "\u0001", false, true);
        assertThat(stage.isShowing()).as("Ctrl and the key in the place of Q").isTrue();
        fire(KeyEvent.KEY_PRESSED, KeyCode.Q, "\u0011", false, true);
        assertThat(stage.isShowing()).isFalse();
    }
}
