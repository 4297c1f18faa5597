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

/** A file that has its name from the first byte on, and keeps what it has whatever happens. It never takes a name that is taken. */
@Owns(value = Owns.Resource.DISK, because = "what is recorded while playing must be on the disk before it is whole")
final class LiveFile extends SinkFile {
    private LiveFile(Path target, FileChannel channel) {
        super(target, channel);
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

    /** Other programs see by the lock, which ends with this process however it ends, that the file is being written. */
    private static FileChannel locked(FileChannel channel) {
        try {
            channel.tryLock();
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

    @Override
    void publish() {
        sync();
        discard();
    }

    @Override
    void discard() {
        try {
            channel().close();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target(), e);
        }
    }
}
