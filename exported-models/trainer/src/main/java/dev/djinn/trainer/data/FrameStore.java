package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/**
 * Decoded frames on disk: one flat file {@code [N, H, W, C]} and the list of episodes that it is made of. Made by
 * {@link Ingest}, never changed afterwards.
 *
 * <p>The file is read by position instead of being mapped. The page cache serves both alike, files over 2 GB need no
 * segments, a file cut off under a running trainer is an error message instead of a dead process, and the trainer's
 * resident memory stays flat however much of the data it has seen. Reading is safe from any number of threads; do not
 * interrupt a thread that reads (Java closes the file under all of them).
 */
public final class FrameStore implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final Path directory;
    private final StoreIndex index;
    private final FileChannel channel;
    private final int frameBytes;

    private FrameStore(Path directory, StoreIndex index, FileChannel channel) {
        this.directory = directory;
        this.index = index;
        this.channel = channel;
        frameBytes = index.spec().frameBytes();
    }

    /**
     * Opens what {@link IngestReport#store} names.
     *
     * @throws DjinnException {@link ExitCode#BAD_INPUT} when it is missing or damaged
     */
    public static FrameStore open(Path directory) {
        StoreIndex index = StoreIndex.read(directory);
        try {
            Path file = directory.resolve(StoreIndex.FRAMES_FILE);
            return new FrameStore(directory, index, FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "Cannot open the frame cache " + directory, e);
        }
    }

    /** Frames in the store, N. */
    public long frames() {
        return index.frames();
    }

    /** Runs of frames without a cut, in the order of the store; together they are all frames. */
    public List<Episode> episodes() {
        return index.episodes();
    }

    /** The size of a frame and the rate that was asked for (0 where that was the native one). */
    public FrameSpec spec() {
        return index.spec();
    }

    /** Frames per second: the rate asked for, or the median of the files' own. */
    public double rate() {
        return index.rate();
    }

    /**
     * Identifies the data: 64 hex digits over the videos' names and contents, the frame spec and the shortest run kept.
     * Where the videos lie and when they were written does not count.
     */
    public String fingerprint() {
        return index.fingerprint();
    }

    /**
     * Reads the frames {@code [frame, frame + count)} as they are, {@code [count, H, W, C]}.
     *
     * @throws IndexOutOfBoundsException when they are not in the store or do not fit into {@code target}
     */
    public void read(long frame, int count, byte[] target, int offset) {
        Objects.checkFromIndexSize(frame, count, frames());
        int length = Math.multiplyExact(count, frameBytes);
        Objects.checkFromIndexSize(offset, length, target.length);
        long position = frame * frameBytes;
        try {
            for (int done = 0; done < length; ) {
                int chunk = Math.min(CHUNK, length - done);
                int got = channel.read(ByteBuffer.wrap(target, offset + done, chunk), position + done);
                if (got < 0) {
                    throw new EOFException("cut off at byte " + (position + done));
                }
                done += got;
            }
        } catch (IOException e) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "Cannot read the frame cache " + directory + ": delete that folder and retry",
                    e);
        }
    }

    /** Like {@link #read}, with left and right exchanged. */
    public void readMirrored(long frame, int count, byte[] target, int offset) {
        read(frame, count, target, offset);
        int rowBytes = frameBytes / spec().height();
        for (int row = offset; row < offset + count * frameBytes; row += rowBytes) {
            mirror(target, row, rowBytes);
        }
    }

    private static void mirror(byte[] target, int row, int rowBytes) {
        for (int left = row, right = row + rowBytes - 3; left < right; left += 3, right -= 3) {
            for (int c = 0; c < 3; c++) {
                byte kept = target[left + c];
                target[left + c] = target[right + c];
                target[right + c] = kept;
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DjinnException(ExitCode.UNEXPECTED, "Cannot close the frame cache " + directory, e);
        }
    }
}
