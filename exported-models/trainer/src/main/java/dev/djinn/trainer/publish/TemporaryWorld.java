package dev.djinn.trainer.publish;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.io.CacheFolder;
import dev.djinn.runtime.io.FolderTrees;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.export.CheckedWorld;
import dev.djinn.trainer.export.Trained;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A world that is on the disk for as long as it is measured. It holds a lock for so long: what a killed process left is
 * known by its free lock, and removed by the next.
 */
@Owns(value = Owns.Resource.DISK, because = "a temporary folder is made and removed here only")
record TemporaryWorld(Path parent, FileChannel lock) implements AutoCloseable {
    private static final String LOCK = "lock";

    /** @throws DjinnException CANNOT_WRITE */
    static TemporaryWorld write(CheckedWorld world, WorldManifest draft) {
        Path folder = CacheFolder.standard().resolve("measured");
        try {
            TemporaryWorld temporary = begin(folder);
            try {
                world.write(temporary.folder(), draft, Map.of(), Trained.NOTHING);
                return temporary;
            } catch (DjinnException e) {
                temporary.close();
                throw e;
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    /** Makes an empty one in {@code folder}, after what nobody measures any more was removed from it. */
    static TemporaryWorld begin(Path folder) throws IOException {
        Files.createDirectories(folder);
        sweep(folder);
        Path parent = Files.createTempDirectory(folder, "world-");
        FileChannel lock =
                FileChannel.open(parent.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        return new TemporaryWorld(parent, lock);
    }

    private static void sweep(Path folder) throws IOException {
        List<Path> others;
        try (Stream<Path> entries = Files.list(folder)) {
            others = entries.filter(entry -> Files.exists(entry.resolve(LOCK))).toList();
        }
        for (Path other : others) {
            if (isLeft(other)) {
                FolderTrees.delete(other);
            }
        }
    }

    private static boolean isLeft(Path parent) {
        try (FileChannel lock = FileChannel.open(parent.resolve(LOCK), StandardOpenOption.WRITE)) {
            return lock.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // it is measured, or just removed
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
            lock.close();
            FolderTrees.delete(parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
