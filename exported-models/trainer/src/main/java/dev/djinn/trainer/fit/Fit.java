package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.config.Schedule;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.CheckpointStore;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.StartWeights;
import dev.djinn.trainer.run.StopSignal;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.Threads;
import dev.djinn.trainer.torch.Workers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bytedeco.pytorch.Device;

/**
 * Trains a run from wherever it stands to its end (section 2.2): decode the videos, train the tokenizer, compute the
 * tokens of every frame once, train latent actions and dynamics together.
 */
public final class Fit {
    private static final int HELD_OUT_CLIPS = 64;

    private final RunFolder folder;
    private final TrainConfig config;
    private final Progress progress;
    private final StopSignal stop;
    private final LongSupplier nanos;

    /** @param nanos a clock that only goes forward */
    public Fit(RunFolder folder, Progress progress, StopSignal stop, LongSupplier nanos) {
        this.folder = folder;
        this.config = folder.config();
        this.progress = progress;
        this.stop = stop;
        this.nanos = nanos;
    }

    /**
     * Trains until the budget is spent or a stop is asked for.
     *
     * @param acceptDataChange whether the videos may differ from those the run began with
     * @return OK, or INTERRUPTED with a checkpoint written if training had begun
     */
    public ExitCode run(boolean acceptDataChange) {
        try {
            return train(acceptDataChange);
        } catch (DjinnException e) {
            if (e.exitCode() != ExitCode.INTERRUPTED) {
                throw e;
            }
            progress.note(e.getMessage());
            return ExitCode.INTERRUPTED;
        }
    }

    private ExitCode train(boolean acceptDataChange) {
        Device device = Devices.require(config.run().device());
        int workerCount = config.run().workersOn(device.is_cuda());
        int threads = Math.max(1, config.run().threads() / workerCount);
        Threads.use(threads);
        try (MetricsLog log = folder.openMetrics();
                Dataset data =
                        Dataset.open(folder.sources(), config, folder.cache(), progress, log::append, stop::requested);
                Workers workers = new Workers(workerCount, threads)) {
            folder.requireSameData(data.fingerprint(), acceptDataChange);
            CheckpointStore store = folder.checkpoints(progress::note);
            Samples samples = new Samples(folder.samples(), progress::note);
            StageLoop.Desk desk = new StageLoop.Desk(store, log, samples, progress, stop, nanos);
            if (tokenizer(device, data, workers, desk) == StageLoop.Outcome.STOPPED) {
                return ExitCode.INTERRUPTED;
            }
            Checkpoint checkpoint = requireTokenizer(store);
            try (FrozenTokenizer tokenizer = FrozenTokenizer.load(
                    checkpoint, config.tokenizerConfig(), device, config.run().seed(), workerCount)) {
                Optional<Tokens> tokens = tokens(data, workers, checkpoint, tokenizer);
                boolean stopped = tokens.isEmpty()
                        || world(device, data, workers, desk, tokenizer, tokens.get()) == StageLoop.Outcome.STOPPED;
                return stopped ? ExitCode.INTERRUPTED : ExitCode.OK;
            }
        }
    }

    private record Tokens(TokenStore train, TokenStore heldOut) {}

    private StageLoop.Outcome tokenizer(Device device, Dataset data, Workers workers, StageLoop.Desk desk) {
        Optional<Checkpoint> latest = desk.store().latest(TokenizerStage.NAME);
        if (latest.map(checkpoint -> Checkpoints.Place.of(checkpoint).finished())
                .orElse(false)) {
            return StageLoop.Outcome.FINISHED;
        }
        Schedule schedule = config.training().tokenizer();
        HeldOutClips heldOut = new HeldOutClips(data.heldOut(), data.heldOutEpisodes(), HELD_OUT_CLIPS);
        try (ClipSource clips = clips(data, schedule, workers, "tokenizer", latest);
                Stage stage = new TokenizerStage(config, device, clips, heldOut, workers);
                StageLoop loop = new StageLoop(stage, budget(schedule), desk, workers)) {
            return loop.run(() -> start(Network.TOKENIZER));
        }
    }

    private Map<String, TensorData> start(Network... networks) {
        Optional<StartWeights> start = folder.start();
        Taking.requireWhatIsNotTrained(config, start);
        return start.map(weights -> weights.of(networks)).orElse(Map.of());
    }

    private StageLoop.Outcome world(
            Device device,
            Dataset data,
            Workers workers,
            StageLoop.Desk desk,
            FrozenTokenizer tokenizer,
            Tokens tokens) {
        Schedule schedule = config.training().dynamics();
        HeldOutClips heldOut = new HeldOutClips(data.heldOut(), data.heldOutEpisodes(), HELD_OUT_CLIPS);
        Optional<Checkpoint> latest = desk.store().latest(WorldStage.NAME);
        try (ClipSource clips = clips(data, schedule, workers, "dynamics", latest);
                Stage stage = new WorldStage(
                        config,
                        device,
                        clips,
                        tokens.train(),
                        heldOut,
                        new HeldOutTokens(heldOut, tokens.heldOut()),
                        workers,
                        tokenizer);
                StageLoop loop = new StageLoop(stage, budget(schedule), desk, workers)) {
            return loop.run(() -> start(Network.ACTIONS, Network.DYNAMICS));
        }
    }

    private Optional<Tokens> tokens(Dataset data, Workers workers, Checkpoint checkpoint, FrozenTokenizer tokenizer) {
        VideoTokenizer.Config network = config.tokenizerConfig();
        Tokenisation tokenisation = new Tokenisation(network, tokenizer.steps(), workers, progress, stop);
        Path cache = folder.cache().resolve("tokens");
        String key = identity(checkpoint) + "-";
        Path plain = cache.resolve(key + name(data.train().fingerprint(), "plain"));
        Path mirrored =
                config.data().mirror() ? cache.resolve(key + name(data.train().fingerprint(), "mirrored")) : plain;
        Path heldOut = cache.resolve(key + name(data.heldOut().fingerprint(), "plain"));
        boolean complete = tokenisation.run(data.heldOut(), false, heldOut)
                && tokenisation.run(data.train(), false, plain)
                && tokenisation.run(data.train(), true, mirrored);
        if (!complete) {
            return Optional.empty();
        }
        int n = network.tokens();
        return Optional.of(new Tokens(TokenStore.open(plain, mirrored, n), TokenStore.open(heldOut, heldOut, n)));
    }

    private static String name(String fingerprint, String kind) {
        return fingerprint.substring(0, 12) + "-" + kind + ".i16";
    }

    /** Tells encoders apart by their steps and codebooks. */
    private String identity(Checkpoint tokenizer) {
        TensorData codes = Checkpoints.require(tokenizer.tensors(), VideoTokenizer.CODEBOOK);
        long steps = config.training().tokens().frozen() ? 0 : tokenizer.step();
        return String.format(Locale.ROOT, "%d-%08x", steps, codes.bytes().hashCode());
    }

    private static Checkpoint requireTokenizer(CheckpointStore store) {
        return store.best(TokenizerStage.NAME)
                .orElseThrow(() -> new IllegalStateException("the tokenizer is finished but has no checkpoint"));
    }

    private ClipSource clips(
            Dataset data, Schedule schedule, Workers workers, String purpose, Optional<Checkpoint> latest) {
        long firstStep = latest.map(Checkpoint::step).orElse(0L);
        int count = Math.toIntExact(schedule.clipsPerStep(workers.count()));
        long seed = Dice.of(config.run().seed(), purpose, 0).nextLong();
        return LoaderClips.start(
                data, schedule.frames(), count, seed, config.data().mirror(), firstStep);
    }

    private StageLoop.Budget budget(Schedule schedule) {
        TrainConfig.Run run = config.run();
        return new StageLoop.Budget(
                schedule.steps(),
                run.minutes() * 60 * schedule.share(),
                run.checkpointMinutes() * 60,
                run.evaluateMinutes() * 60);
    }
}
