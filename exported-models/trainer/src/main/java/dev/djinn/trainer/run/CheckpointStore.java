package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * The checkpoints of a run, for each stage the newest few and the best. One owner thread.
 *
 * <p>Implementation: a checkpoint is a folder {@code <number>-step-<step>} that is written under a temporary name,
 * forced to the disk and renamed as a whole; so there is never half of one. Folders are ordered by the number of the
 * save, not by step: after a return to an earlier step the newer save wins. When the disk is full, older checkpoints and
 * the best are given up for the new one, the newest good one never.
 */
public final class CheckpointStore {
    static final int RETRIES = 3;
    static final Duration PAUSE = Duration.ofSeconds(10);
    private static final String PASSED_OVER = "passed over a broken checkpoint: ";

    private final Path folder;
    private final int keepLast;
    private final Consumer<String> warn;
    private final Consumer<Duration> pause;

    /**
     * @param folder made when first needed
     * @param keepLast how many of each stage, at least 1
     * @param warn told in one line what was passed over or could not be tidied
     */
    public CheckpointStore(Path folder, int keepLast, Consumer<String> warn) {
        this(folder, keepLast, warn, CheckpointStore::sleep);
    }

    /**
     * As above.
     *
     * @param pause waits before another try on a full disk
     */
    public CheckpointStore(Path folder, int keepLast, Consumer<String> warn, Consumer<Duration> pause) {
        if (keepLast < 1) {
            throw new IllegalArgumentException("keepLast is " + keepLast + ", must be at least 1");
        }
        this.folder = folder;
        this.keepLast = keepLast;
        this.warn = warn;
        this.pause = pause;
    }

    /** {@link #save(String, long, Map, ObjectNode, OptionalDouble)} without a held-out measure. */
    public void save(String stage, long step, Map<String, TensorData> tensors, ObjectNode state) {
        save(stage, step, tensors, state, OptionalDouble.empty());
    }

    /**
     * Returns when the checkpoint is on the disk.
     *
     * @param score a held-out measure, more is better; the checkpoint with the highest outlives {@code keepLast}
     * @throws DjinnException CANNOT_WRITE after several tries; all that was there is still there, but optional ones
     */
    public void save(String stage, long step, Map<String, TensorData> tensors, ObjectNode state, OptionalDouble score) {
        StageFolder files = stageFolder(stage);
        Path written = writeWithRetries(files, step, tensors, state);
        score.ifPresent(value -> files.offerBest(written, value));
        files.prune(keepLast);
    }

    /**
     * The newest checkpoint that is whole; newer broken ones are passed over with a warning.
     *
     * @return empty if the stage has none yet
     * @throws DjinnException BAD_INPUT if it has some and all are broken: beginning anew would delete them
     */
    public Optional<Checkpoint> latest(String stage) {
        StageFolder files = stageFolder(stage);
        Optional<DjinnException> newest = Optional.empty();
        for (Path path : files.newestFirst()) {
            try {
                return Optional.of(CheckpointFiles.read(stage, path));
            } catch (DjinnException e) {
                warn.accept(PASSED_OVER + e.getMessage());
                newest = newest.or(() -> Optional.of(e));
            }
        }
        if (newest.isPresent()) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "no checkpoint in " + files.folder() + " can be used; the newest: "
                            + newest.get().getMessage() + "; delete that folder to begin the stage anew",
                    newest.get());
        }
        return Optional.empty();
    }

    /** The checkpoint with the highest held-out measure, else the latest. */
    public Optional<Checkpoint> best(String stage) {
        Optional<Path> path = stageFolder(stage).findBest();
        return path.flatMap(best -> findWhole(stage, best)).or(() -> latest(stage));
    }

    /** What marks the best checkpoint of a stage, or the newest where none is marked; without reading it. */
    public Optional<String> bestName(String stage) {
        StageFolder files = stageFolder(stage);
        return files.findBest()
                .or(() -> files.newestFirst().stream().findFirst())
                .map(path -> path.getFileName().toString());
    }

    private Path writeWithRetries(StageFolder files, long step, Map<String, TensorData> tensors, ObjectNode state) {
        List<IOException> failures = new ArrayList<>();
        while (true) {
            try {
                return files.write(step, tensors, state);
            } catch (IOException e) {
                failures.add(e);
            }
            if (failures.size() > RETRIES) {
                throw AtomicFiles.cannotWrite(files.folder(), failures.getLast());
            }
            boolean freed = files.dropOptional();
            warn.accept("cannot write a checkpoint (" + failures.getLast().getMessage() + "); "
                    + (freed ? "removed older ones, trying again" : "trying again in " + PAUSE.toSeconds() + " s"));
            if (!freed) {
                pause.accept(PAUSE);
            }
        }
    }

    private Optional<Checkpoint> findWhole(String stage, Path path) {
        try {
            return Optional.of(CheckpointFiles.read(stage, path));
        } catch (DjinnException e) {
            warn.accept(PASSED_OVER + e.getMessage());
            return Optional.empty();
        }
    }

    private StageFolder stageFolder(String stage) {
        return new StageFolder(folder.resolve(stage), warn);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
