package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.config.TrainConfigs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that one training run leaves on the disk, as {@code docs/run-folder.md} lays it out. One process trains in it at a
 * time; closing gives the lock back.
 */
@Owns(value = Owns.Resource.DISK, because = "it makes the folder of a run")
public final class RunFolder implements AutoCloseable {
    private static final String CONFIG = "config.toml";
    private static final String CHECKPOINTS = "checkpoints";
    private static final Set<String> BEFORE_BIRTH = Set.of(CONFIG, StartWeights.NAME, RunLock.NAME);
    private static final Pattern HALF_WRITTEN = Pattern.compile("\\..+\\.tmp");

    private final Path root;
    private final TrainConfig config;
    private final Optional<RunLock> lock;
    private RunRecord record;

    private RunFolder(Path root, TrainConfig config, RunRecord record, Optional<RunLock> lock) {
        this.root = root;
        this.config = config;
        this.record = record;
        this.lock = lock;
    }

    /** A run that begins with random weights; see the other. */
    public static RunFolder create(Path root, TrainConfig config, RunSources sources, InstantSource clock) {
        return create(root, config, sources, Optional.empty(), clock);
    }

    /**
     * Makes a new run and locks it.
     *
     * @param start trained weights to begin with; the run keeps a copy
     * @throws DjinnException USAGE if there is a run already, BAD_INPUT if the folder holds something else, BUSY if
     *     another trainer is at work in it, CANNOT_WRITE
     */
    public static RunFolder create(
            Path root, TrainConfig config, RunSources sources, Optional<StartWeights> start, InstantSource clock) {
        requireFree(root);
        makeFolder(root);
        RunLock lock = RunLock.take(root);
        try {
            requireFree(root);
            writeConfig(root, config);
            Optional<RunOrigin> origin = start.map(weights -> weights.write(root));
            RunRecord record = RunRecord.begin(config, sources, origin, clock);
            record.write(root);
            return new RunFolder(root, config, record, Optional.of(lock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Locks a run to go on with it as it was.
     *
     * @throws DjinnException BAD_INPUT if this is no run or its configuration was changed in a way that its checkpoints
     *     cannot follow, BUSY if another trainer is at work in it
     */
    public static RunFolder resume(Path root) {
        return resume(root, run -> run);
    }

    /**
     * Locks a run to go on with it, for instance with more time; the change is written to its configuration.
     *
     * @throws DjinnException as {@link #resume(Path)}
     */
    public static RunFolder resume(Path root, UnaryOperator<TrainConfig.Run> change) {
        RunRecord record = RunRecord.read(root);
        record.requireSameCode(root);
        TrainConfig before = readConfig(root, record);
        TrainConfig after = before.with(change.apply(before.run()));
        RunLock lock = RunLock.take(root);
        try {
            if (!after.equals(before)) {
                writeConfig(root, after);
            }
            return new RunFolder(root, after, record, Optional.of(lock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a run to read from it, which is safe beside a trainer at work.
     *
     * @throws DjinnException BAD_INPUT as {@link #resume}
     */
    public static RunFolder inspect(Path root) {
        RunRecord record = RunRecord.read(root);
        return new RunFolder(root, readConfig(root, record), record, Optional.empty());
    }

    /**
     * The checkpoints of a run whatever its configuration and release; reading them is safe beside a trainer at work.
     *
     * @param warn told in one line what could not be used
     */
    public static CheckpointStore checkpointsOf(Path root, Consumer<String> warn) {
        return new CheckpointStore(root.resolve(CHECKPOINTS), 1, warn);
    }

    /**
     * Where the first weights of a run come from, whatever its configuration and release; empty if it began anew.
     *
     * @throws DjinnException BAD_INPUT if this is no run
     */
    public static Optional<RunOrigin> originOf(Path root) {
        return RunRecord.read(root).from();
    }

    /** Whether a folder holds a run. */
    public static boolean isRun(Path root) {
        return Files.isRegularFile(root.resolve(RunRecord.NAME));
    }

    public Path root() {
        return root;
    }

    public TrainConfig config() {
        return config;
    }

    /** Where the run's videos are. */
    public RunSources sources() {
        return record.sources();
    }

    /** Version of the code that began the run. */
    public String codeVersion() {
        return record.codeVersion();
    }

    /** Where its first weights come from; empty if it began anew. */
    public Optional<RunOrigin> origin() {
        return record.from();
    }

    /**
     * The weights it began with; empty if it began anew.
     *
     * @throws DjinnException BAD_INPUT if they are missing or damaged
     */
    public Optional<StartWeights> start() {
        return record.from().map(origin -> StartWeights.read(root, origin));
    }

    /** Samples as PNG. */
    public Path samples() {
        return root.resolve("samples");
    }

    /** Decoded frames and tokens; may be deleted, and is then made again. */
    public Path cache() {
        return root.resolve("cache");
    }

    /** @param warn told in one line what could not be used */
    public CheckpointStore checkpoints(Consumer<String> warn) {
        return new CheckpointStore(root.resolve(CHECKPOINTS), config.run().keep(), warn);
    }

    /** Opens the log for appending; close it before the folder. */
    public MetricsLog openMetrics() {
        return MetricsLog.open(metrics());
    }

    /** The log, for {@link MetricsLog#readAll}. */
    public Path metrics() {
        return root.resolve("metrics.jsonl");
    }

    /**
     * Remembers the data set of a new run, and refuses a data set that differs from the remembered one.
     *
     * @param fingerprint hash of all that decides which clips there are
     * @param acceptChange whether a difference is wanted; it is then remembered
     * @throws DjinnException BAD_INPUT
     */
    public void requireSameData(String fingerprint, boolean acceptChange) {
        Optional<String> known = record.fingerprint();
        if (known.equals(Optional.of(fingerprint))) {
            return;
        }
        if (known.isPresent() && !acceptChange) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "the videos in " + record.sources().videos()
                            + " are not those this run began with, or are held out otherwise (data.heldout_share,"
                            + " run.seed); put that back, or add --accept-data-change");
        }
        record = record.withFingerprint(fingerprint);
        record.write(root);
    }

    /** Whether a data set is the one that the run began with, as far as it is known. */
    public boolean isSameData(String fingerprint) {
        return record.fingerprint().equals(Optional.of(fingerprint));
    }

    @Override
    public void close() {
        lock.ifPresent(RunLock::close);
    }

    private static TrainConfig readConfig(Path root, RunRecord record) {
        Path file = root.resolve(CONFIG);
        try {
            TrainConfig config = TrainConfigs.parse(Files.readString(file), file.toString());
            record.requireSameNetworks(config, file);
            return config;
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void writeConfig(Path root, TrainConfig config) {
        AtomicFiles.write(root.resolve(CONFIG), config.toToml().getBytes(StandardCharsets.UTF_8));
    }

    private static void requireFree(Path root) {
        if (isRun(root)) {
            throw new DjinnException(
                    ExitCode.USAGE,
                    root + " holds a run already; go on with it by 'djinn-train resume " + root
                            + "', or choose another --out");
        }
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> entries = Files.list(root)) {
            Optional<String> stranger = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !BEFORE_BIRTH.contains(name)
                            && !HALF_WRITTEN.matcher(name).matches())
                    .findFirst();
            if (stranger.isPresent()) {
                throw new DjinnException(
                        ExitCode.BAD_INPUT,
                        root + " is not empty (" + stranger.get() + "); choose a new folder for --out");
            }
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, root + " is not a folder that can be read", e);
        }
    }

    private static void makeFolder(Path root) {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(root, e);
        }
    }
}
