package dev.djinn.engine.session;

import dev.djinn.runtime.Owns;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * One scratch file of equal slots, made when the first slot is written and gone when it is closed. On Linux and Mac it has no
 * name from the beginning, so it is gone however the process ends. On Windows one that was not closed is deleted when the
 * next is made.
 *
 * <p>No interrupt closes it, as it would a channel.
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
    private Optional<RandomAccessFile> open = Optional.empty();

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
        RandomAccessFile file = file();
        file.seek(place(slot));
        file.write(buffer.array(), 0, length * Short.BYTES);
    }

    @Override
    public void read(int slot, short[] tokens) throws IOException {
        RandomAccessFile file = file();
        file.seek(place(slot));
        file.readFully(buffer.array(), 0, tokens.length * Short.BYTES);
        buffer.clear().asShortBuffer().get(tokens);
    }

    @Override
    public void close() {
        if (open.isPresent()) {
            try {
                open.get().close();
                deleteNames();
            } catch (IOException e) {
                System.getLogger(SpillFile.class.getName())
                        .log(Level.WARNING, "the scratch file in " + folder + " does not close", e);
            }
        }
    }

    private long place(int slot) {
        return (long) slot * buffer.capacity();
    }

    private RandomAccessFile file() throws IOException {
        if (open.isEmpty()) {
            Files.createDirectories(folder);
            Path path = folder.resolve("frames-" + UUID.randomUUID() + ".tmp");
            open = Optional.of(new RandomAccessFile(path.toFile(), "rw"));
            deleteNames();
        }
        return open.get();
    }

    /** Deletes all scratch files, those in use too: they stay without a name until they are closed. */
    private void deleteNames() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "frames-*.tmp")) {
            for (Path file : files) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    // in use, on Windows
                }
            }
        }
    }
}
