package dev.djinn.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.app.play.Accent;
import dev.djinn.app.play.Filter;
import dev.djinn.app.play.Look;
import dev.djinn.app.play.Movement;
import dev.djinn.app.play.StudioSettings;
import dev.djinn.app.play.Theme;
import dev.djinn.app.words.Language;
import dev.djinn.engine.recording.Take;
import dev.djinn.runtime.DjinnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudioFileTest {
    private static final StudioSettings ALL_OTHER = new StudioSettings(
            Filter.CRT,
            Take.Kind.GIF,
            new Look(Theme.SYSTEM, Accent.ROSE, 150, Movement.REDUCED, Language.CHINESE, false));

    @TempDir
    private Path folder;

    /** Fault 27: settings of a newer version. */
    @Test
    void settingsAreKeptAndKeysOfANewerVersionToo() throws IOException {
        Files.writeString(folder.resolve("studio.json"), "{\"format\": 3, \"shimmer\": true}");
        StudioFile file = new StudioFile(folder);
        assertThat(file.load().settings()).isEqualTo(StudioSettings.defaults());

        file.save(ALL_OTHER);

        assertThat(new StudioFile(folder).load().settings()).isEqualTo(ALL_OTHER);
        assertThat(folder.resolve("studio.json")).content().contains("\"shimmer\" : true", "\"format\" : 3");
    }

    /** Fault 27: corrupt settings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1]",
                "{\"filter\": \"PLASMA\"}",
                "{\"accent\": \"MAUVE\"}",
                "{\"language\": 7}",
                "{\"textPercent\": \"large\"}",
                "{\"flashGuard\": \"perhaps\"}"
            })
    void brokenSettingsArePutAsideAndTold(String content) throws IOException {
        Files.writeString(folder.resolve("studio.json"), content);

        StudioFile.Kept kept = new StudioFile(folder).load();

        assertThat(kept.settings()).isEqualTo(StudioSettings.defaults());
        assertThat(kept.notice().orElseThrow()).contains("studio.json.broken");
        assertThat(folder.resolve("studio.json.broken")).exists();
    }

    /** Fault 27: a folder in the file's place. */
    @Test
    void folderInTheFilesPlaceIsPutAside() throws IOException {
        Files.createDirectory(folder.resolve("studio.json"));

        assertThat(new StudioFile(folder).load().settings()).isEqualTo(StudioSettings.defaults());
        new StudioFile(folder).save(ALL_OTHER);
        assertThat(new StudioFile(folder).load().settings()).isEqualTo(ALL_OTHER);
    }

    @Test
    void textSizeIsBroughtIntoItsRange() throws IOException {
        Files.writeString(folder.resolve("studio.json"), "{\"textPercent\": 900}");
        assertThat(new StudioFile(folder).load().settings().look().textPercent())
                .isEqualTo(Look.LARGEST_TEXT);
    }

    /** Fault 24: settings that cannot be written leave the old file as it was. */
    @Test
    void settingsThatCannotBeWrittenAreTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatThrownBy(() -> new StudioFile(file).save(ALL_OTHER)).isInstanceOf(DjinnException.class);
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void videosAndPicturesGoWhereTheDesktopSaysElseToTheUsualFolders() throws IOException {
        Path home = folder.resolve("héllo home");
        Files.createDirectories(home.resolve(".config"));
        assertThat(MediaFolders.of(Map.of(), home, "Linux"))
                .isEqualTo(new MediaFolders(home.resolve("Videos/Djinn"), home.resolve("Pictures/Djinn")));
        assertThat(MediaFolders.of(Map.of(), home, "Mac OS X").videos()).isEqualTo(home.resolve("Movies/Djinn"));

        Files.writeString(home.resolve(".config/user-dirs.dirs"), """
                # written by xdg-user-dirs-update
                XDG_DESKTOP_DIR="$HOME/Desktop"
                XDG_VIDEOS_DIR="$HOME/Filme"
                XDG_PICTURES_DIR="relative"
                """);
        MediaFolders german = MediaFolders.of(Map.of("XDG_CONFIG_HOME", "relative too"), home, "Linux");
        assertThat(german.videos()).isEqualTo(home.resolve("Filme/Djinn"));
        assertThat(german.pictures()).as("relative folders are ignored").isEqualTo(home.resolve("Pictures/Djinn"));

        assertThat(MediaFolders.of(Map.of("DJINN_HOME", folder.toString()), home, "Linux"))
                .isEqualTo(new MediaFolders(folder.resolve("videos"), folder.resolve("pictures")));
    }
}
