package dev.djinn.app.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.FolderTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the time a command runs. */
@Owns(value = Owns.Resource.DISK, because = "makes a folder of its own in the temporary folder and removes it again")
record ScratchFolder(Path path) implements AutoCloseable {
    static ScratchFolder create() {
        try {
            return new ScratchFolder(Files.createTempDirectory("djinn"));
        } catch (IOException e) {
            throw new DjinnException(
                    ExitCode.CANNOT_WRITE, "the temporary folder cannot be written (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        try {
            FolderTrees.delete(path);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.CANNOT_WRITE, path + ": cannot be removed (" + e.getMessage() + ")", e);
        }
    }
}
