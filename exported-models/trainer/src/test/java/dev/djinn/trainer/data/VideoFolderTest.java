package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFolderTest {
    @TempDir
    Path folder;

    @Test
    void videosAreListedByNameWhateverTheCaseOfTheirEnding() throws IOException {
        for (String name : new String[] {"b.mp4", "a.MKV", "ç 火.webm", "c.Gif", "notes.txt", "mp4"}) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(VideoFolder.list(folder))
                .extracting(VideoFolder::name)
                .containsExactly("a.MKV", "b.mp4", "c.Gif", "ç 火.webm");
    }

    @Test
    void aMissingFolderIsNamed() {
        refused(folder.resolve("nowhere")).hasMessage("No such folder of videos: " + folder.resolve("nowhere"));
    }

    @Test
    void aFileInsteadOfAFolderIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("a.mp4"));
        refused(file).hasMessage("Not a folder of videos: " + file + " is a file");
    }

    @Test
    void aFolderWithoutVideosSaysWhatIsLookedFor() throws IOException {
        Files.createFile(folder.resolve("a.avi"));
        refused(folder).hasMessage("No mp4, webm, mkv or gif file in " + folder + " (sub-folders are not searched)");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(Path path) {
        return assertThatThrownBy(() -> VideoFolder.list(path))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }
}
