package dev.djinn.trainer.publish;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.eval.EvalOptions;
import dev.djinn.trainer.eval.EvalReport;
import dev.djinn.trainer.eval.EvalStrips;
import dev.djinn.trainer.eval.Evaluation;
import dev.djinn.trainer.eval.HeldOut;
import dev.djinn.trainer.eval.OnnxWorldModel;
import dev.djinn.trainer.eval.StoreFootage;
import dev.djinn.trainer.export.CheckedWorld;
import dev.djinn.trainer.export.Footage;
import dev.djinn.trainer.export.Parity;
import dev.djinn.trainer.export.Report;
import dev.djinn.trainer.export.WorldExporter;
import dev.djinn.trainer.fit.Dataset;
import dev.djinn.trainer.fit.TrainedRun;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The world that a run has come to. */
public final class RunWorld {
    private static final int QUICK = 2;

    private final RunFolder run;
    private final TrainConfig config;
    private final Progress progress;
    private final TrainedRun trained;
    private final WorldConfig networks;

    private RunWorld(RunFolder run, TrainConfig config, Progress progress) {
        this.run = run;
        this.config = config;
        this.progress = progress;
        this.trained = TrainedRun.read(run, progress::note);
        this.networks = new WorldConfig(config.tokenizerConfig(), config.actionsConfig(), config.dynamicsConfig());
    }

    /**
     * Reads the best checkpoints of a run, which is safe beside a trainer at work.
     *
     * @throws DjinnException BAD_INPUT if the run has not come far enough to be a world
     */
    public static RunWorld read(RunFolder run, Progress progress) {
        return new RunWorld(run, run.config(), progress);
    }

    /** The same, but sampled otherwise at play time than the run's settings say. */
    public static RunWorld read(RunFolder run, Sampling play, Progress progress) {
        TrainConfig config = run.config();
        return new RunWorld(run, config.withWorld(config.world().sampledBy(play)), progress);
    }

    /** Which checkpoints a run's world would be made of; two calls give the same for as long as they are the same. */
    public static String mark(RunFolder run, Progress progress) {
        return TrainedRun.mark(run, progress::note);
    }

    /** The checkpoints that it is made of, in words. */
    public String trained() {
        return "tokenizer of step " + trained.tokenizer().step() + ", dynamics of step "
                + trained.world().step();
    }

    /**
     * How to export.
     *
     * @param precision that the weights are stored in
     * @param clips held-out clips to measure the world on, and half as many prompts to play it from, for its manifest and card; 0: none
     * @param more other files to take along, by name
     */
    public record Options(Precision precision, int clips, Map<String, byte[]> more) {
        public static final Options DEFAULTS = new Options(Precision.FP16, 24, Map.of());

        public Options {
            if (clips != 0) {
                EvalOptions.ofExport(clips, 0); // refuses nonsense
            }
        }
    }

    /**
     * Compares, measures and writes the world, in this order.
     *
     * @param target the world's folder; a world that is there is replaced
     * @return how close the graphs come to torch
     * @throws DjinnException VERIFICATION_FAILED when they do not come close enough, CANNOT_WRITE; nothing is changed at
     *     the target then
     */
    public Report export(Path target, Options options) {
        Optional<Dataset> videos = findVideos();
        try (Closing _ = () -> videos.ifPresent(Dataset::close)) {
            WorldExporter exporter = new WorldExporter(networks, weights(), options.precision(), progress::note);
            progress.note("comparing ONNX Runtime with torch");
            CheckedWorld checked =
                    exporter.check(draft(), videos.flatMap(this::findMaterial).orElseGet(this::waves));
            Measured measured = options.clips() == 0
                    ? Measured.NOTHING
                    : videos.map(data -> measure(checked, data, options.clips()))
                            .orElse(Measured.NOTHING);
            Map<String, byte[]> more =
                    new LinkedHashMap<>(videos.map(StartPictures::of).orElse(Map.of()));
            more.putAll(measured.pictures());
            more.putAll(options.more());
            more.put(CheckedWorld.SETTINGS, config.toToml().getBytes(StandardCharsets.UTF_8));
            Description description = new Description(run, config, trained, networks);
            checked.write(
                    target,
                    description.manifest(measured.results(), measured.labels()),
                    more,
                    description.trainedNetworks());
            return checked.report();
        }
    }

    /** Writes the world for a moment, after a short comparison with torch, and uses it. */
    public <T> T use(DeviceChoice device, Function<World, T> user) {
        WorldExporter exporter = new WorldExporter(networks, weights(), Precision.FP16, progress::note);
        Parity.Material all = waves();
        Parity.Material some = new Parity.Material(all.footage(), QUICK, QUICK, all.seed());
        return use(exporter.check(draft(), some), device, user);
    }

    private <T> T use(CheckedWorld checked, DeviceChoice device, Function<World, T> user) {
        try (TemporaryWorld temporary = TemporaryWorld.write(checked, draft());
                World world = World.open(temporary.verified(), device)) {
            return user.apply(world);
        }
    }

    /** Figures by name, labels of the actions, and the pictures of the card by file. */
    private record Measured(
            Map<String, Double> results, List<WorldManifest.ActionLabel> labels, Map<String, byte[]> pictures) {
        static final Measured NOTHING = new Measured(Map.of(), List.of(), Map.of());

        Measured(EvalReport report, Map<String, byte[]> pictures) {
            this(report.results(), report.labels(), pictures);
        }
    }

    private Measured measure(CheckedWorld checked, Dataset videos, int clips) {
        EvalOptions options = EvalOptions.ofExport(clips, config.run().seed());
        StoreFootage footage = new StoreFootage(videos.heldOut(), videos.heldOutEpisodes());
        try {
            HeldOut heldOut = HeldOut.choose(footage, options.seed());
            return use(
                    checked,
                    DeviceChoice.AUTO,
                    world -> new Measured(
                            Evaluation.run(world, heldOut, Optional.empty(), options, this::measuring),
                            EvalStrips.card(new OnnxWorldModel(world), heldOut, options)));
        } catch (DjinnException e) {
            noteUnmeasured(e);
            return Measured.NOTHING;
        }
    }

    private void noteUnmeasured(DjinnException e) {
        if (e.exitCode() != ExitCode.BAD_INPUT) {
            throw e;
        }
        progress.note("not measured: " + e.getMessage());
    }

    private void measuring(String what, int done, int clips) {
        progress.update("measuring " + what, (double) done / clips, Duration.ZERO, done + " of " + clips + " clips");
    }

    /** The run's videos, if they are still there. */
    private Optional<Dataset> findVideos() {
        try {
            Dataset videos = Dataset.open(run.sources(), config, run.cache(), progress, line -> {});
            if (run.isSameData(videos.fingerprint())) {
                return Optional.of(videos);
            }
            videos.close();
            progress.note("not measured: the videos are not those this run was trained on");
            return Optional.empty();
        } catch (DjinnException e) {
            noteUnmeasured(e);
            return Optional.empty();
        }
    }

    /** Held-out frames, as many as the window has, if any scene is that long. */
    private Optional<Parity.Material> findMaterial(Dataset videos) {
        int window = networks.dynamics().window();
        return videos.heldOutEpisodes().stream()
                .filter(episode -> episode.length() >= window)
                .findFirst()
                .map(episode -> {
                    byte[] rgb = new byte[window * videos.heldOut().spec().frameBytes()];
                    videos.heldOut().read(episode.first(), window, rgb, 0);
                    Footage footage = new Footage(
                            rgb, window, config.world().width(), config.world().height());
                    Parity.Material waves = waves();
                    return new Parity.Material(footage, waves.rolloutFrames(), waves.steps(), waves.seed());
                });
    }

    private Parity.Material waves() {
        return Parity.Material.standard(networks, config.run().seed());
    }

    private WeightSource weights() {
        return new CheckpointWeights(List.of(trained.tokenizer(), trained.world()));
    }

    private WorldManifest draft() {
        return new Description(run, config, trained, networks).manifest(Map.of(), List.of());
    }

    /** Closes without a checked exception. */
    private interface Closing extends AutoCloseable {
        @Override
        void close();
    }
}
