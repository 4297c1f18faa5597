package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.app.doctor.Diagnostics;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsModelTest {
    private final Map<String, String> contents = new LinkedHashMap<>(Map.of("versions.txt", "djinn 0.1.0\n"));
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final DiagnosticsModel model =
            new DiagnosticsModel(this::look, Diagnostics::write, background::add, Runnable::run);
    private boolean isBroken;

    @TempDir
    private Path folder;

    private Map<String, String> look() {
        if (isBroken) {
            throw new DjinnException(ExitCode.CANNOT_WRITE, "the disk refuses");
        }
        return contents;
    }

    @Test
    void savesAZipWithAllOfItAndSaysWhereAndWhat() throws IOException {
        Path file = folder.resolve(DiagnosticsModel.FILE);
        model.save(file);
        assertThat(model.busy().get()).isTrue();
        model.save(folder.resolve("second.zip")); // while the first is made
        background.remove().run();
        assertThat(background).isEmpty();
        assertThat(model.busy().get()).isFalse();
        assertThat(model.said().get()).isEqualTo(Words.of("diagnostics.saved", file, "versions.txt"));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("versions.txt")).readAllBytes())
                    .isEqualTo("djinn 0.1.0\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void whatGoesWrongIsToldAndItCanBeTriedAgain() throws IOException {
        isBroken = true;
        model.save(folder.resolve("any.zip"));
        background.remove().run();
        assertThat(model.said().get()).isEqualTo("the disk refuses");
        isBroken = false;
        Path noFolder = Files.writeString(folder.resolve("no-folder"), "a file");
        model.save(noFolder.resolve("any.zip"));
        background.remove().run();
        assertThat(model.said().get()).contains("no-folder");
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void whatNobodyExpectedIsToldToo() {
        DiagnosticsModel model = new DiagnosticsModel(
                () -> {
                    throw new IllegalStateException("a fault of ours");
                },
                Diagnostics::write,
                background::add,
                Runnable::run);
        model.save(folder.resolve("any.zip"));

        assertThatThrownBy(() -> background.remove().run()).hasMessage("a fault of ours");

        assertThat(model.said().get()).contains("a fault of ours");
        assertThat(model.busy().get()).isFalse();
    }
}
