package dev.djinn.engine.session;

import dev.djinn.runtime.Owns;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * One scratch file of equal slots, made when the first slot is written. The system deletes it when it is closed or the
 * process ends in any way; on Linux and Mac it has no name from the beginning.
 *
 * <p>An interrupt waits until a slot is written or read, since it would close the file.
 */
@Owns(
        value = Owns.Resource.DISK,
        because = "the scratch file is read and overwritten in place, and gone when it is closed")
public final class SpillFile implements Spill {
    /** What it takes of the disk, at most. */
    public static final long MAX_BYTES = 4L << 30;

    private final Path folder;
    private final int slots;
    private final ByteBuffer buffer;
    private Optional<FileChannel> open = Optional.empty();

    /** What is done to an open file. */
    private interface Deed {
        void on(FileChannel file) throws IOException;
    }

    /**
     * A file that is not there yet.
     *
     * @param folder where it will be; made if it is not there
     * @param tokensPerFrame of the world
     */
    public SpillFile(Path folder, int tokensPerFrame) {
        this(folder, tokensPerFrame, MAX_BYTES);
    }

    SpillFile(Path folder, int tokensPerFrame, long maxBytes) {
        this.folder = folder;
        this.buffer = ByteBuffer.allocate(Chunk.FRAMES * tokensPerFrame * Short.BYTES);
        this.slots = Math.toIntExact(maxBytes / buffer.capacity());
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public void write(int slot, short[] tokens, int length) throws IOException {
        buffer.clear().asShortBuffer().put(tokens, 0, length);
        buffer.limit(length * Short.BYTES);
        undisturbed(file -> {
            for (long at = place(slot); buffer.hasRemaining(); ) {
                at += file.write(buffer, at);
            }
        });
    }

    @Override
    public void read(int slot, short[] tokens) throws IOException {
        buffer.clear().limit(tokens.length * Short.BYTES);
        undisturbed(file -> {
            for (long at = place(slot); buffer.hasRemaining(); ) {
                int count = file.read(buffer, at);
                if (count < 0) {
                    throw new EOFException("the file was cut off");
                }
                at += count;
            }
        });
        buffer.flip().asShortBuffer().get(tokens);
    }

    @Override
    public void close() {
        if (open.isPresent()) {
            try {
                open.get().close();
            } catch (IOException e) {
                System.getLogger(SpillFile.class.getName())
                        .log(Level.WARNING, "the scratch file in " + folder + " does not close", e);
            }
        }
    }

    private long place(int slot) {
        return (long) slot * buffer.capacity();
    }

    private void undisturbed(Deed deed) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            deed.on(file());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FileChannel file() throws IOException {
        if (open.isEmpty()) {
            Files.createDirectories(folder);
            open = Optional.of(FileChannel.open(
                    folder.resolve("frames-" + UUID.randomUUID() + ".tmp"),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
        }
        return open.get();
    }
}
