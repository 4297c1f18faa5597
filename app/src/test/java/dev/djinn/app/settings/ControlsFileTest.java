package dev.djinn.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.app.play.Controls;
import dev.djinn.app.play.KeyMode;
import dev.djinn.app.play.PadControl;
import dev.djinn.app.play.Preset;
import dev.djinn.runtime.DjinnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code app/docs/controls.md}. */
class ControlsFileTest {
    @TempDir
    private Path folder;

    private static final Controls CHANGED = new Controls(
            Preset.WASD_AND_ARROWS,
            KeyMode.TOGGLE,
            Map.of(2, List.of(KeyCode.Z, KeyCode.COMMA), 4, List.of()),
            Map.of(0, List.of(PadControl.NORTH)),
            0.5,
            Map.of("abc", Map.of(1, "Käse 🧀")));

    @Test
    void whatIsKeptIsFoundAgain() {
        new ControlsFile(folder.resolve("new")).save(CHANGED);

        assertThat(new ControlsFile(folder.resolve("new")).load().controls()).isEqualTo(CHANGED);
    }

    @Test
    void withoutAFileThereAreTheDefaultsAndNothingToTell() {
        assertThat(new ControlsFile(folder).load().controls()).isEqualTo(Controls.defaults());
        assertThat(new ControlsFile(folder).load().notice()).isEmpty();
    }

    /** Fault 27: corrupt settings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"mode\": \"SOMETIMES\"}",
                "{\"keys\": {\"one\": [\"A\"]}}",
                "{\"keys\": {\"1\": [\"NO_SUCH_KEY\"]}}",
                "{\"format\": 1, \"names\": {\"x\": {\"y\": \"z\"}}}"
            })
    void brokenFileIsPutAsideAndToldOnce(String content) throws IOException {
        Files.writeString(folder.resolve("controls.json"), content);

        ControlsFile.Kept kept = new ControlsFile(folder).load();

        assertThat(kept.controls()).isEqualTo(Controls.defaults());
        assertThat(kept.notice())
                .hasValueSatisfying(notice -> assertThat(notice).contains("controls.json.broken"));
        assertThat(folder.resolve("controls.json.broken")).hasContent(content);
        assertThat(new ControlsFile(folder).load().notice()).isEmpty();
    }

    /** Fault 27: a folder in the file's place. */
    @Test
    void folderInTheFilesPlaceIsPutAsideToo() throws IOException {
        Files.createDirectory(folder.resolve("controls.json"));

        assertThat(new ControlsFile(folder).load().notice()).isPresent();
        new ControlsFile(folder).save(CHANGED);
        assertThat(new ControlsFile(folder).load().controls()).isEqualTo(CHANGED);
    }

    /** Fault 27: settings of a newer version. */
    @Test
    void keysOfANewerVersionAreKept() throws IOException {
        Path file = folder.resolve("controls.json");
        Files.writeString(file, "{\"format\": 2, \"mode\": \"TAP\", \"voice\": {\"hop\": \"jump\"}}");
        ControlsFile controls = new ControlsFile(folder);

        controls.save(controls.load().controls().withDeadZone(0.2));

        assertThat(Files.readString(file)).contains("\"voice\"", "\"hop\"").containsPattern("\"format\" ?: 2");
        assertThat(new ControlsFile(folder).load().controls())
                .isEqualTo(Controls.defaults().withMode(KeyMode.TAP).withDeadZone(0.2));
    }

    /** Fault 24: the disk refuses. */
    @Test
    void whatCannotBeWrittenIsToldInOneLine() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new ControlsFile(notAFolder).save(CHANGED))
                .isInstanceOf(DjinnException.class)
                .hasMessageContaining("controls.json");
    }

    /** Fault 28: relative or missing XDG folders. */
    @Test
    void folderIsDjinnHomesThenXdgsAndNeverARelativeOne() {
        assertThat(ConfigFolder.standard(Map.of("DJINN_HOME", "/d", "XDG_CONFIG_HOME", "/x")))
                .isEqualTo(Path.of("/d/config"));
        assertThat(ConfigFolder.standard(Map.of("XDG_CONFIG_HOME", "/x"))).isEqualTo(Path.of("/x/djinn"));
        assertThat(ConfigFolder.standard(Map.of("DJINN_HOME", "d", "XDG_CONFIG_HOME", "x")))
                .isAbsolute()
                .isNotEqualTo(Path.of("d/config").toAbsolutePath());
    }
}
