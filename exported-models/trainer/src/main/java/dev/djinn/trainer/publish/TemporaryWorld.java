package dev.djinn.trainer.publish;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.io.FolderTrees;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.export.CheckedWorld;
import dev.djinn.trainer.export.Trained;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A world that is on the disk for as long as it is measured. */
@Owns(value = Owns.Resource.DISK, because = "a temporary folder is made and removed here only")
record TemporaryWorld(Path parent) implements AutoCloseable {
    /** @throws dev.djinn.runtime.DjinnException CANNOT_WRITE */
    static TemporaryWorld write(CheckedWorld world, WorldManifest draft) {
        try {
            TemporaryWorld temporary = new TemporaryWorld(Files.createTempDirectory("djinn-world-"));
            try {
                world.write(temporary.folder(), draft, Map.of(), Trained.NOTHING);
                return temporary;
            } catch (DjinnException e) {
                temporary.close();
                throw e;
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(Path.of(System.getProperty("java.io.tmpdir", "")), e);
        }
    }

    private Path folder() {
        return parent.resolve("world");
    }

    VerifiedWorld verified() {
        return WorldFolder.verify(folder());
    }

    @Override
    public void close() {
        try {
            FolderTrees.delete(parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
