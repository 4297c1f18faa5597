package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderIsSearchedForWhatIsCalledAPictureAndNotHidden() throws IOException {
        make("b.JPG", "a.png", "deep/c.webp", "deep/.d.png", ".hidden/e.png", "notes.txt", "sheets/f.png");
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        assertThat(PictureFiles.list(List.of(folder), Optional.of(folder.resolve("sheets")))
                        .keySet())
                .containsExactly("a.png", "b.JPG", Path.of("deep", "c.webp").toString());
    }

    @Test
    void filesAreTakenWhateverTheyAreCalledAndEachOnce() throws IOException {
        make("a.png", "drawing");
        Path link = Files.createSymbolicLink(folder.resolve("elsewhere"), folder);
        Path drawing = folder.resolve("drawing");
        assertThat(PictureFiles.list(
                                List.of(drawing, folder, folder.resolve("a.png"), link.resolve("a.png")),
                                Optional.empty())
                        .values())
                .containsExactly(drawing, folder.resolve("a.png"));
        assertThat(PictureFiles.list(List.of(link), Optional.empty())).containsOnlyKeys("a.png");
    }

    @Test
    void aFolderWithoutPicturesIsToldInOneLine() throws IOException {
        make("notes.txt");
        assertThatThrownBy(() -> PictureFiles.list(List.of(folder), Optional.empty()))
                .isInstanceOf(DjinnException.class)
                .hasMessage("No png, jpg, webp, gif or bmp file in " + folder);
    }

    private void make(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }
}
