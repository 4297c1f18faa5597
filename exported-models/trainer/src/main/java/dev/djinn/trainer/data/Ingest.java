package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.FolderTrees;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Decodes videos into a {@link FrameStore}, once: the same videos, frame spec and shortest run find the store of the last
 * time and decode nothing.
 *
 * <p>A store is made in a hidden folder beside its place and moved there by one rename at the end, so that a killed run
 * leaves nothing that looks complete; what it left is removed by the next run. One run at a time works in a cache
 * folder. The decoder runs inside this process: see {@link FfmpegDecoder} for what that risks. A decoder that gives no
 * sign of life for 20 s is left behind on its thread and its file is listed as skipped.
 */
@Owns(
        value = {Owns.Resource.CLOCK, Owns.Resource.DISK},
        because = "it makes the cache folder, and watches real decoders by real time")
public final class Ingest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UNFINISHED = ".unfinished-";

    private final IngestRun.Tools tools;

    Ingest(IngestRun.Tools tools) {
        this.tools = tools;
    }

    /**
     * Makes or finds the store of {@code files}.
     *
     * @param files in the order that the store shall have; only their names, sizes and contents count, not their place
     * @param spec size and rate of the frames
     * @param cacheDir holds one sub-folder per store; made if missing
     * @param minFrames the shortest run of frames to keep, 2 or more: what a clip needs
     * @param listener hears of every file, on this thread
     * @param workers decoding threads, 1 or more
     * @param stop whether to stop, asked several times a second while videos are decoded
     * @throws DjinnException {@link ExitCode#BAD_INPUT} when no file can be used, {@link ExitCode#CANNOT_WRITE} when
     *     the cache cannot be written, {@link ExitCode#BUSY} when another run works in it, {@link
     *     ExitCode#INTERRUPTED} when stopped; of an unfinished store nothing is kept
     */
    public static IngestReport run(
            List<Path> files,
            FrameSpec spec,
            Path cacheDir,
            int minFrames,
            IngestListener listener,
            int workers,
            BooleanSupplier stop) {
        IngestRun.Tools tools = new IngestRun.Tools(new FfmpegDecoder(), System::nanoTime, PATIENCE);
        return new Ingest(tools)
                .ingest(new IngestRun.Request(files, spec, minFrames, listener, workers, stop), cacheDir);
    }

    /** As the other, until the end. */
    public static IngestReport run(
            List<Path> files, FrameSpec spec, Path cacheDir, int minFrames, IngestListener listener, int workers) {
        return run(files, spec, cacheDir, minFrames, listener, workers, () -> false);
    }

    IngestReport ingest(IngestRun.Request request, Path cacheDir) {
        String fingerprint = Fingerprint.of(request.files(), request.spec(), request.minFrames());
        Path store = cacheDir.resolve(fingerprint.substring(0, 16));
        try {
            Optional<StoreIndex> ready = findReady(store, fingerprint);
            StoreIndex index = ready.isPresent() ? ready.get() : make(request, cacheDir, store, fingerprint);
            if (ready.isPresent()) {
                request.listener().on(new IngestEvent.Reused(store, index.frames()));
            }
            return report(store, index, ready.isPresent());
        } catch (InterruptedException | ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
            throw new DjinnException(ExitCode.INTERRUPTED, "Decoding the videos was interrupted; start it again", e);
        } catch (IOException e) {
            throw new DjinnException(
                    ExitCode.CANNOT_WRITE,
                    "Cannot write decoded frames to " + cacheDir + " (" + e.getMessage()
                            + "): free some space or choose another folder",
                    e);
        }
    }

    private static Optional<StoreIndex> findReady(Path store, String fingerprint) {
        if (!Files.isDirectory(store)) {
            return Optional.empty();
        }
        try {
            StoreIndex index = StoreIndex.read(store);
            return Optional.of(index).filter(found -> found.fingerprint().equals(fingerprint));
        } catch (DjinnException e) {
            return Optional.empty();
        }
    }

    private StoreIndex make(IngestRun.Request request, Path cacheDir, Path store, String fingerprint)
            throws IOException, InterruptedException {
        Files.createDirectories(cacheDir);
        try (FileChannel lockFile = FileChannel.open(
                        cacheDir.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = requireLock(lockFile, cacheDir)) {
            Optional<StoreIndex> ready = findReady(store, fingerprint);
            if (ready.isPresent()) {
                return ready.get();
            }
            deleteUnfinished(cacheDir);
            Path unfinished = cacheDir.resolve(UNFINISHED + fingerprint.substring(0, 16));
            try {
                StoreIndex index = decode(request, unfinished, fingerprint);
                FolderTrees.delete(store);
                Files.move(unfinished.resolve("store"), store, StandardCopyOption.ATOMIC_MOVE);
                return index;
            } finally {
                deleteQuietly(unfinished);
            }
        }
    }

    private StoreIndex decode(IngestRun.Request request, Path unfinished, String fingerprint)
            throws IOException, InterruptedException {
        Path store = Files.createDirectories(unfinished.resolve("store"));
        Path scratch = Files.createDirectories(unfinished.resolve("scratch"));
        try (FileChannel target = FileChannel.open(
                store.resolve(StoreIndex.FRAMES_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            StoreIndex index = new IngestRun(request, tools).run(scratch, target, fingerprint);
            target.force(true);
            index.write(store);
            return index;
        }
    }

    private static FileLock requireLock(FileChannel lockFile, Path cacheDir) throws IOException {
        DjinnException busy = new DjinnException(
                ExitCode.BUSY,
                "Another trainer is decoding into " + cacheDir + ": wait for it or choose another folder");
        try {
            return Optional.ofNullable(lockFile.tryLock()).orElseThrow(() -> busy);
        } catch (OverlappingFileLockException e) {
            throw busy;
        }
    }

    private static void deleteUnfinished(Path cacheDir) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> entries = Files.list(cacheDir)) {
            leftovers = entries.filter(entry -> VideoFolder.name(entry).startsWith(UNFINISHED))
                    .toList();
        }
        for (Path leftover : leftovers) {
            FolderTrees.delete(leftover);
        }
    }

    /** What cannot be deleted now is deleted by the next run. */
    private static void deleteQuietly(Path folder) {
        try {
            FolderTrees.delete(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }

    private static IngestReport report(Path store, StoreIndex index, boolean reused) {
        return new IngestReport(
                store,
                reused,
                index.filesGiven(),
                index.filesUsed(),
                index.frames(),
                index.framesDropped(),
                index.cuts(),
                index.rate(),
                index.skipped(),
                index.damaged());
    }
}
