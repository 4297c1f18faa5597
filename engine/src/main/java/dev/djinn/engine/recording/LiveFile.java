package dev.djinn.engine.recording;

import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that has its name from the first byte on, and keeps what it has whatever happens. It never takes a name that is
 * taken, and is held until it is let go of: other programs see that by a lock, which ends with this process however it ends.
 */
@Owns(value = Owns.Resource.DISK, because = "what is recorded while playing must be on the disk before it is whole")
final class LiveFile extends SinkFile {
    /** Beyond what is written: on Windows, FFmpeg could not read bytes that are locked. */
    private static final long LOCKED_BYTE = 1L << 62;

    /** POSIX takes a process's lock of a file as soon as it closes any channel to it, so here it is looked up. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private LiveFile(Path target, FileChannel channel) {
        super(target, channel);
        HELD_HERE.add(target);
    }

    /** Whether this process holds {@code file}; such a file must not be opened to look for a lock. */
    static boolean isHeldHere(Path file) {
        return HELD_HERE.contains(file.toAbsolutePath());
    }

    /** Holds the file of {@code channel}, until that is closed, unless another program does. */
    static boolean isLocked(FileChannel channel) throws IOException {
        return channel.tryLock(LOCKED_BYTE, 1, false) != null;
    }

    /**
     * The first of {@code names} that is free.
     *
     * @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if the disk refuses
     */
    static LiveFile create(FreeNames names) {
        while (true) {
            Path target = names.next();
            try {
                Path folder = target.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                return new LiveFile(
                        target,
                        locked(FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isRegularFile(target)) {
                    throw AtomicFiles.cannotWrite(target, e);
                }
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(target, e);
            }
        }
    }

    private static FileChannel locked(FileChannel channel) {
        try {
            isLocked(channel);
        } catch (IOException e) {
            System.getLogger(LiveFile.class.getName()).log(Level.DEBUG, "this disk has no locks", e);
        }
        return channel;
    }

    /** Makes what was written so far survive a power cut. */
    void sync() {
        requireSound();
        try {
            channel().force(false);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target(), e);
        }
    }

    /** The file stays held. */
    @Override
    void publish() {
        sync();
    }

    /** Lets go of the file, which stays. */
    @Override
    void discard() {
        HELD_HERE.remove(target());
        try {
            channel().close();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target(), e);
        }
    }
}
