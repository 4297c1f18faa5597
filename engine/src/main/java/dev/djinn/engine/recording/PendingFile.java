package dev.djinn.engine.recording;

import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The hidden file beside the target; it gets the target's name when it is whole. */
@Owns(value = Owns.Resource.DISK, because = "FFmpeg seeks while it writes, so the file cannot go through AtomicFiles")
final class PendingFile extends SinkFile {
    private final Path hidden;

    /** @param target as the player named it, and is told of it */
    PendingFile(Path target) {
        this(target, hidden(target.toAbsolutePath()));
    }

    private PendingFile(Path named, Path hidden) {
        super(named, open(named, hidden));
        this.hidden = hidden;
    }

    private static Path hidden(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    private static FileChannel open(Path target, Path hidden) {
        try {
            Path folder = hidden.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }

    @Override
    void publish() {
        requireSound();
        try {
            channel().force(true);
            channel().close();
            Files.move(
                    hidden,
                    target().toAbsolutePath(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target(), e);
        }
    }

    /** Removes the file unless it was published. */
    @Override
    void discard() {
        try {
            channel().close();
            Files.deleteIfExists(hidden);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target(), e);
        }
    }
}
