package dev.djinn.engine.recording;

import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.bytedeco.javacv.Seekable;
import org.jspecify.annotations.Nullable;

/** A file that FFmpeg writes to. FFmpeg forgets why a write failed; this remembers, so that a full disk is reported as one. */
abstract class SinkFile extends OutputStream implements Seekable {
    private static final int SEEK_SET = 0;

    private final Path target;
    private final FileChannel channel;
    private @Nullable IOException failure;

    /** @param target the name that the player knows the file by */
    SinkFile(Path target, FileChannel channel) {
        this.target = target;
        this.channel = channel;
    }

    /** Makes the bytes durable and puts the file in its place. */
    abstract void publish();

    /** Lets go of a file that was not published; FFmpeg may call this more than once. */
    abstract void discard();

    Path target() {
        return target;
    }

    FileChannel channel() {
        return channel;
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
}
