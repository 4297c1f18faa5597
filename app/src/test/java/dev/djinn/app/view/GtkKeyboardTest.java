package dev.djinn.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.KeyLayout;
import org.junit.jupiter.api.Test;

/** On real keyboards it is tried by hand: {@code app/docs/tests.md}. */
class GtkKeyboardTest {
    /** Fault 30: whether GDK is installed or not, there is no screen here, so it has no keyboard. */
    @Test
    void withoutAScreenTheLayoutIsTheUsOne() {
        GtkKeyboard keyboard = new GtkKeyboard();

        assertThat(keyboard.get()).isSameAs(KeyLayout.US);
        assertThat(keyboard.get()).isSameAs(KeyLayout.US);
    }
}
