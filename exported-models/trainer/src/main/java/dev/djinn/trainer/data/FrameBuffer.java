package dev.djinn.trainer.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The frames of one file while it is decoded: in memory up to {@link #IN_MEMORY} bytes, on disk beyond. One thread. */
final class FrameBuffer implements AutoCloseable {
    private static final int IN_MEMORY = 8 << 20;

    private final int frameBytes;
    private final Path overflow;
    private byte[] memory = new byte[1 << 16];
    private int inMemory;
    private @Nullable FileChannel disk;
    private int frames;

    /** @param overflow where the frames go that do not fit into memory */
    FrameBuffer(int frameBytes, Path overflow) {
        this.frameBytes = frameBytes;
        this.overflow = overflow;
    }

    int frames() {
        return frames;
    }

    void add(byte[] rgb_HWC) throws IOException {
        if (disk == null && inMemory + frameBytes > IN_MEMORY) {
            disk = FileChannel.open(
                    overflow, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            write(disk, ByteBuffer.wrap(memory, 0, inMemory));
            memory = new byte[0];
        }
        if (disk == null) {
            remember(rgb_HWC);
        } else {
            write(disk, ByteBuffer.wrap(rgb_HWC, 0, frameBytes));
        }
        frames = Math.addExact(frames, 1);
    }

    /** Appends the frames {@code [first, first + count)} to {@code target}. */
    void copy(int first, int count, FileChannel target) throws IOException {
        long from = (long) first * frameBytes;
        long length = (long) count * frameBytes;
        if (disk == null) {
            write(target, ByteBuffer.wrap(memory, (int) from, (int) length));
            return;
        }
        for (long done = 0; done < length; ) {
            done += disk.transferTo(from + done, length - done, target);
        }
    }

    @Override
    public void close() throws IOException {
        if (disk != null) {
            disk.close();
            Files.deleteIfExists(overflow);
        }
    }

    private void remember(byte[] rgb_HWC) {
        if (memory.length < inMemory + frameBytes) {
            memory = Arrays.copyOf(memory, Math.max(2 * memory.length, inMemory + frameBytes));
        }
        System.arraycopy(rgb_HWC, 0, memory, inMemory, frameBytes);
        inMemory += frameBytes;
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
