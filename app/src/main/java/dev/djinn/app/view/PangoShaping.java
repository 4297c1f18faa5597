package dev.djinn.app.view;

import com.sun.javafx.text.GlyphLayout;
import com.sun.javafx.text.GlyphLayoutManager;
import java.lang.reflect.Field;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * Mends how JavaFX on Linux breaks lines of Arabic and other joined letters. Such a run of text is shaped when it is
 * measured, and its half again when the line is broken; but PangoGlyphLayout (JavaFX 26) looks up the text of a run by the
 * run, which is the same object with another length by then, shapes the whole again and gives letters places before the
 * text: every such label that wraps ends the window's layout with an ArrayIndexOutOfBoundsException, whatever language
 * the window speaks. Here nothing is looked up. Where JavaFX has no such table, on other systems or in later versions,
 * nothing is done; {@code RightToLeftTest} says whether it is still needed.
 */
final class PangoShaping {
    private static final String TABLE = "runUtf8";

    private PangoShaping() {}

    static void mend() {
        GlyphLayout shared = GlyphLayoutManager.getInstance();
        try {
            Field table = shared.getClass().getDeclaredField(TABLE);
            table.setAccessible(true);
            table.set(shared, new Texts());
        } catch (ReflectiveOperationException | RuntimeException notThisJavaFx) {
            return; // its own table works, or is out of reach
        } finally {
            shared.dispose();
        }
    }

    /** Keeps all native texts until they are freed, and finds none of them. */
    private static final class Texts extends HashMap<Object, Long> {
        @Override
        public @Nullable Long get(Object run) {
            return null;
        }

        @Override
        public @Nullable Long put(Object run, Long text) {
            return super.put(new Object(), text);
        }
    }
}
