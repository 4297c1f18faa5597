package dev.djinn.runtime.io;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files that are, whatever happens, wholly old or wholly new: a temporary file beside the target, fsync, atomic
 * rename, fsync of the folder.
 */
@Owns(value = Owns.Resource.DISK, because = "every file of ours is written here, whole or not at all")
public final class AtomicFiles {
    private AtomicFiles() {}

    /** What to put into a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces or creates {@code target}, and the folders above it.
     *
     * @throws DjinnException CANNOT_WRITE if the disk is full or refuses; the old file then stays as it was
     */
    public static void write(Path target, Content content) {
        Path file = target.toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null) {
            throw new DjinnException(ExitCode.CANNOT_WRITE, "cannot write " + target + ": it is not a file name");
        }
        try {
            Files.createDirectories(folder);
            Path fresh = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                writeDurably(fresh, content);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            syncFolder(folder);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    public static void write(Path target, byte[] bytes) {
        write(target, out -> out.write(bytes));
    }

    /** Writes a new file and returns when its bytes are on the disk. */
    static void writeDurably(Path fresh, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Makes renames in {@code folder} survive a power cut, where the file system lets a folder be opened. */
    public static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // Windows opens no folders, and needs no sync of them
        }
    }

    /**
     * Deletes a file, if it is there.
     *
     * @throws DjinnException CANNOT_WRITE if the disk refuses
     */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** The one-line error of a write that failed. */
    public static DjinnException cannotWrite(Path target, IOException cause) {
        return new DjinnException(
                ExitCode.CANNOT_WRITE, "cannot write " + target + ": " + WriteFailure.inWords(cause), cause);
    }
}
