package dev.djinn.engine.recording;

import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.bytedeco.javacv.Seekable;
import org.jspecify.annotations.Nullable;

/**
 * The hidden file beside the target that FFmpeg writes to. FFmpeg forgets why a write failed; this remembers, so that a
 * full disk is reported as one.
 */
@Owns(value = Owns.Resource.DISK, because = "FFmpeg seeks while it writes, so the file cannot go through AtomicFiles")
final class PendingFile extends OutputStream implements Seekable {
    private static final int SEEK_SET = 0;

    private final Path target;
    private final Path hidden;
    private final FileChannel channel;
    private @Nullable IOException failure;

    PendingFile(Path target) {
        this.target = target.toAbsolutePath();
        this.hidden = this.target.resolveSibling("." + this.target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Path folder = hidden.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            channel = FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void seek(long offset, int whence) {
        if (whence != SEEK_SET) {
            throw new UnsupportedOperationException("FFmpeg asked to seek from " + whence);
        }
        try {
            channel.position(offset);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if any write failed so far */
    void requireSound() {
        if (failure != null) {
            throw AtomicFiles.cannotWrite(target, failure);
        }
    }

    /** Makes the bytes durable and gives the file its name. */
    void publish() {
        requireSound();
        try {
            channel.force(true);
            channel.close();
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }

    /** Removes the file unless it was published; FFmpeg may call this more than once. */
    void discard() {
        try {
            channel.close();
            Files.deleteIfExists(hidden);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }
}
