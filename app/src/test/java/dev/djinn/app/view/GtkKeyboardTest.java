package dev.djinn.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.KeyLayout;
import org.junit.jupiter.api.Test;

/** On real keyboards it is tried by hand: {@code app/docs/tests.md}. */
class GtkKeyboardTest {
    /** Fault 30: whether GDK is installed or not, there is no screen here, so it has no keyboard. */
    @Test
    void withoutAScreenTheLayoutIsTheUsOne() {
        assertThat(GtkKeyboard.ofThisMachine().get()).isSameAs(KeyLayout.US);

        GtkKeyboard keyboard = new GtkKeyboard();
        assertThat(keyboard.get()).isSameAs(KeyLayout.US);
        keyboard.awaitLoaded();
        assertThat(keyboard.get()).isSameAs(KeyLayout.US);
    }
}
