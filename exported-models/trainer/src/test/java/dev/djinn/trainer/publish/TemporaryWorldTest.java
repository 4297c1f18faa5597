package dev.djinn.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryWorldTest {
    @TempDir
    private Path folder;

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatIsMeasuredIsNot() throws IOException {
        Path left = Files.createDirectories(folder.resolve("world-1/world"));
        Files.createFile(left.resolveSibling("lock"));
        try (TemporaryWorld measured = TemporaryWorld.begin(folder);
                TemporaryWorld beside = TemporaryWorld.begin(folder)) {
            assertThat(left.getParent()).doesNotExist();
            assertThat(measured.parent()).isNotEmptyDirectory();
            assertThat(beside.parent()).isNotEqualTo(measured.parent());
        }
        assertThat(folder).isEmptyDirectory();
    }
}
