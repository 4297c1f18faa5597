package dev.djinn.app.play;

import dev.djinn.app.words.Reasons;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What somebody who helps needs to know, saved or copied by the player. Belongs to the window's thread. */
public final class DiagnosticsModel {
    /** What its file is called unless the player calls it something else. */
    public static final String FILE = "djinn-diagnostics.zip";

    private final Supplier<Map<String, String>> contents;
    private final BiConsumer<Map<String, String>, Path> writer;
    private final Executor background;
    private final Executor window;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final StringProperty said = new SimpleStringProperty("");

    /**
     * Nothing is looked at until it is asked for.
     *
     * @param contents looks at the machine: texts by file name; takes a second or more, throws {@link DjinnException}
     * @param writer writes them into a file, whole or not at all; throws {@link DjinnException}
     * @param background may wait
     * @param window runs on the window's thread
     */
    public DiagnosticsModel(
            Supplier<Map<String, String>> contents,
            BiConsumer<Map<String, String>, Path> writer,
            Executor background,
            Executor window) {
        this.contents = contents;
        this.writer = writer;
        this.background = background;
        this.window = window;
    }

    /** Whether it is being looked at. */
    public ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** What became of it, or what went wrong; empty at first. */
    public ReadOnlyStringProperty said() {
        return said;
    }

    /** Writes a zip file, whole or not at all, in place of one that is there. */
    public void save(Path file) {
        look(found -> {
            writer.accept(found, file);
            say(Words.of("diagnostics.saved", file, String.join(", ", found.keySet())));
        });
    }

    /** Gives all of it as one text, on the window's thread. */
    public void copy(Consumer<String> clipboard) {
        look(found -> window.execute(() -> {
            clipboard.accept(found.entrySet().stream()
                    .map(file -> "--- " + file.getKey() + "\n" + file.getValue())
                    .collect(Collectors.joining("\n")));
            said.set(Words.of("diagnostics.copied"));
        }));
    }

    private void look(Consumer<Map<String, String>> use) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        said.set(Words.of("diagnostics.busy"));
        background.execute(() -> {
            try {
                use.accept(contents.get());
            } catch (DjinnException e) {
                say(Reasons.of(e));
            } catch (RuntimeException e) {
                say(Reasons.of(ExitCode.UNEXPECTED, e.toString()));
                throw e;
            } finally {
                window.execute(() -> busy.set(false));
            }
        });
    }

    private void say(String words) {
        window.execute(() -> said.set(words));
    }
}
