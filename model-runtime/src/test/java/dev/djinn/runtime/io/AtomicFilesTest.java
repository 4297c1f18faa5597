package dev.djinn.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void replacesAFileAndMakesItsFolders() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        AtomicFiles.write(file, out -> out.write('1'));
        AtomicFiles.write(file, out -> out.write('2'));
        assertThat(file).hasContent("2");
        assertThat(names(file.getParent())).containsExactly("c.txt");
    }

    @Test
    void fullDiskLeavesTheOldFileAndNoOther() throws IOException {
        Configuration tiny = Configuration.unix().toBuilder()
                .setBlockSize(1024)
                .setMaxSize(16 * 1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(tiny)) {
            Path file = Files.createDirectories(disk.getPath("/work")).resolve("state");
            AtomicFiles.write(file, new byte[] {7});
            assertThatExceptionOfType(DjinnException.class)
                    .isThrownBy(() -> AtomicFiles.write(file, new byte[64 * 1024]))
                    .withMessage("cannot write /work/state: the disk is full; free some space and try again")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE));
            assertThat(Files.readAllBytes(file)).containsExactly(7);
            assertThat(names(file.getParent())).containsExactly("state");
        }
    }

    @Test
    void aFailingWriterLeavesTheOldFileAndNoOther() throws IOException {
        Path file = folder.resolve("state");
        AtomicFiles.write(file, new byte[] {7});
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write(8);
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(Files.readAllBytes(file)).containsExactly(7);
        assertThat(names(folder)).containsExactly("state");
    }

    @Test
    void saysWhenAFileIsWhereAFolderShouldBe() {
        AtomicFiles.write(folder.resolve("state"), new byte[1]);
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> AtomicFiles.write(folder.resolve("state/inner"), new byte[1]))
                .withMessageEndingWith("a file is where a folder has to be; choose another place");
    }

    @Test
    void hashesAFile() throws IOException {
        Path file = folder.resolve("abc");
        AtomicFiles.write(file, new byte[] {'a', 'b', 'c'});
        // FIPS 180-2, appendix B.1
        assertThat(Hashes.sha256(file)).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
