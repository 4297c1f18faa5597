package dev.djinn.app.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.djinn.app.library.Drawings.Drawing;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingsTest {
    @TempDir
    private Path folder;

    private Drawings drawings() {
        return new Drawings(folder.resolve("drawings"), TestWorlds.CLOCK);
    }

    @Test
    void whatIsDrawnIsKeptOnceAndListedNewestFirstAtTheNextStart() {
        drawings().keep(ToyWorld.grey(1));
        drawings().keep(ToyWorld.grey(2));
        drawings().keep(ToyWorld.grey(1));

        assertThat(drawings().list()).extracting(Drawing::number).containsExactly(2, 1);
        assertThat(drawings().list().getFirst().prompt().read()).isEqualTo(ToyWorld.grey(2));
        assertThat(drawings().list().getFirst().prompt().origin()).contains("you");
    }

    @Test
    void deletedDrawingComesBackAndTheOthersNeverLeave() {
        drawings().keep(ToyWorld.grey(1));
        drawings().keep(ToyWorld.grey(2));

        Path trashed = drawings().trash(drawings().list().getLast());
        assertThat(drawings().list()).extracting(Drawing::number).containsExactly(2);

        drawings().restore(trashed);
        assertThat(drawings().list()).extracting(Drawing::number).containsExactly(2, 1);
    }

    @Test
    void otherFilesThereAreNeitherListedNorTouched() throws IOException {
        Path other = Files.createDirectories(folder.resolve("drawings")).resolve("holiday.png");
        Files.writeString(other, "mine");
        Files.createSymbolicLink(folder.resolve("drawings").resolve("drawing-7.png"), other);

        assertThat(drawings().list()).isEmpty();
        drawings().keep(ToyWorld.grey(1));
        assertThat(other).hasContent("mine");
    }

    /** Fault 28: the folder cannot be made. */
    @Test
    void folderThatCannotBeWrittenIsToldInOneLine() throws IOException {
        Files.writeString(folder.resolve("drawings"), "a file is in the way");

        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> drawings().keep(ToyWorld.grey(1)))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
}
