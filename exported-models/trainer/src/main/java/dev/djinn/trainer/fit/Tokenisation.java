package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.trainer.data.Episode;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import dev.djinn.trainer.torch.Workers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * Computes the tokens of every frame of a store, once. Interrupted, it goes on behind the last whole episode.
 *
 * <p>Long episodes are encoded in pieces, each with as many frames before it as the encoder can see, so that the tokens
 * are those of the whole episode.
 */
@Owns(
        value = Owns.Resource.DISK,
        because = "tokens grow to gigabytes, so they are written in place and renamed when whole")
final class Tokenisation {
    private static final int PIECE = 32;

    private final VideoTokenizer.Config config;
    private final List<TokenizerStep> encoders;
    private final Workers workers;
    private final Progress progress;
    private final StopSignal stop;

    /** @param encoders one for each worker */
    Tokenisation(
            VideoTokenizer.Config config,
            List<TokenizerStep> encoders,
            Workers workers,
            Progress progress,
            StopSignal stop) {
        this.config = config;
        this.encoders = encoders;
        this.workers = workers;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Makes the file unless it is there.
     *
     * @return whether it is complete now; false after a wish to stop
     */
    boolean run(FrameStore store, boolean mirrored, Path target) {
        if (Files.exists(target)) {
            return true;
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            if (!append(store, mirrored, part)) {
                return false;
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new DjinnException(
                    ExitCode.CANNOT_WRITE, "cannot write the tokens to " + part + ": " + e.getMessage(), e);
        }
    }

    private boolean append(FrameStore store, boolean mirrored, Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long frameBytes = 2L * config.tokens();
            int next = wholeEpisodes(store, channel.size() / frameBytes);
            long done = next == store.episodes().size()
                    ? store.frames()
                    : store.episodes().get(next).first();
            channel.truncate(done * frameBytes);
            channel.position(done * frameBytes);
            while (next < store.episodes().size()) {
                if (stop.requested()) {
                    return false;
                }
                int first = next;
                int count = Math.min(workers.count(), store.episodes().size() - first);
                List<long[]> tokens = workers.all(worker -> () -> worker < count
                        ? episode(store, store.episodes().get(first + worker), mirrored, worker)
                        : new long[0]);
                for (long[] episode : tokens) {
                    write(channel, episode);
                }
                next += count;
                double share = (double) next / store.episodes().size();
                progress.update("tokens", share, Duration.ZERO, mirrored ? "mirrored frames" : "frames");
            }
            channel.force(true);
            return true;
        }
    }

    /** How many episodes lie wholly within the first {@code frames} frames. */
    private static int wholeEpisodes(FrameStore store, long frames) {
        int count = 0;
        while (count < store.episodes().size() && store.episodes().get(count).end() <= frames) {
            count++;
        }
        return count;
    }

    private long[] episode(FrameStore store, Episode episode, boolean mirrored, int worker) {
        int reach = config.encoderLayers() * (config.span() - 1);
        int n = config.tokens();
        long[] tokens = new long[episode.length() * n];
        for (int from = 0; from < episode.length(); from += PIECE) {
            int before = Math.min(from, reach);
            int count = Math.min(PIECE, episode.length() - from);
            byte[] rgb = new byte[(before + count) * store.spec().frameBytes()];
            long first = episode.first() + from - before;
            if (mirrored) {
                store.readMirrored(first, before + count, rgb, 0);
            } else {
                store.read(first, before + count, rgb, 0);
            }
            long[] piece = encoders.get(worker).tokens(rgb, before + count);
            System.arraycopy(piece, before * n, tokens, from * n, count * n);
        }
        return tokens;
    }

    private static void write(FileChannel channel, long[] tokens) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * tokens.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long token : tokens) {
            bytes.putShort((short) token);
        }
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
