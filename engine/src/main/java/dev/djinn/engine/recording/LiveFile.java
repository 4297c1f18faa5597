package dev.djinn.engine.recording;

import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
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
                        target, FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isRegularFile(target)) {
                    throw AtomicFiles.cannotWrite(target, e);
                }
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(target, e);
            }
        }
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
