package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.config.TrainConfigs;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.data.VideoLengths;
import dev.djinn.trainer.fit.Taking;
import dev.djinn.trainer.plan.Plan;
import dev.djinn.trainer.plan.Speed;
import dev.djinn.trainer.publish.RunWorld;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.RunSources;
import dev.djinn.trainer.run.StartWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a run and trains it to its end. */
@Command(
        name = "fit",
        description = "Begins a run: decodes videos, trains tokenizer, latent actions and dynamics.",
        sortOptions = false)
final class FitCommand implements Callable<Integer> {
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "VIDEOS", description = "Folder of mp4, webm, mkv and gif files.")
    @SuppressWarnings("NullAway.Init")
    private Path videos;

    @Option(names = "--out", paramLabel = "RUN", description = "New folder for the run.")
    private @Nullable Path out;

    @Option(names = "--heldout", paramLabel = "DIR", description = "Videos to measure on; else some of VIDEOS.")
    private @Nullable Path heldout;

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            description =
                    "Begin with the trained weights of another run or of a world, all that fit; given several times,"
                            + " with the mean of their weights.")
    private List<Path> from = new ArrayList<>();

    @Option(
            names = "--keep",
            paramLabel = "NETWORK",
            split = ",",
            description = "Of SOURCE only these: tokenizer, actions, dynamics; the others begin anew.")
    private List<Network> keep = new ArrayList<>();

    @Option(names = "--preset", paramLabel = "NAME", description = "See 'djinn-train presets'; default: small.")
    private @Nullable String preset;

    @Option(names = "--config", paramLabel = "FILE", description = "TOML file that changes keys of the preset.")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Changes one key; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--minutes", paramLabel = "M", description = "Time for all stages (run.minutes).")
    private @Nullable Double minutes;

    @Option(names = "--seed", paramLabel = "N", description = "Every random choice follows from it (run.seed).")
    private @Nullable Long seed;

    @Option(names = "--device", description = "auto, cpu or cuda (run.device).")
    private @Nullable DeviceChoice device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "For all workers together, at least one each (run.threads).")
    private @Nullable Integer threads;

    @Option(names = "--plan", description = "Print parameters, FLOP, hours and disk; train nothing.")
    private boolean plan;

    @Option(names = "--play", description = "Then export the world to RUN/world and play it.")
    private boolean play;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Option(names = "--accept-data-change", description = "Train although the videos have changed.")
    private boolean acceptDataChange;

    FitCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        if (play && json) {
            throw new ParameterException(spec.commandLine(), "--play and --json cannot be used together");
        }
        if (from.isEmpty() && !keep.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--keep needs --from");
        }
        TrainConfig resolved =
                TrainConfigs.load(Optional.ofNullable(preset), Optional.ofNullable(config), allSettings());
        if (plan) {
            printPlan(resolved);
            return 0;
        }
        if (out == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option '--out=RUN'");
        }
        RunSources sources = new RunSources(videos, Optional.ofNullable(heldout));
        VideoFolder.list(videos);
        sources.heldout().ifPresent(VideoFolder::list);
        Optional<StartWeights> start = from.isEmpty() ? Optional.empty() : Optional.of(take(resolved));
        Taking.requireWhatIsNotTrained(resolved, start);
        int status;
        try (RunFolder run = RunFolder.create(out, resolved, sources, start, services.clock())) {
            status = new Training(services, spec, json).train(run, acceptDataChange);
        }
        return play && status == ExitCode.OK.status() ? playWorld(out) : status;
    }

    private StartWeights take(TrainConfig resolved) {
        try (Progress progress = services.progress().get()) {
            Taking.Taken taken = Taking.from(from, resolved, Set.copyOf(keep), progress::note);
            progress.note(taken.inWords());
            return taken.weights();
        }
    }

    private int playWorld(Path trained) {
        Path world = trained.resolve("world");
        try (Progress progress = services.progress().get();
                RunFolder run = RunFolder.inspect(trained)) {
            RunWorld.read(run, progress).export(world, RunWorld.Options.DEFAULTS);
        }
        return services.player().play(world);
    }

    private List<String> allSettings() {
        List<String> all = new ArrayList<>(settings);
        add(all, "run.minutes", minutes);
        add(all, "run.seed", seed);
        add(all, "run.device", device);
        add(all, "run.threads", threads);
        return all;
    }

    private static void add(List<String> settings, String key, @Nullable Object value) {
        if (value != null) {
            settings.add(key + "=" + value);
        }
    }

    private void printPlan(TrainConfig resolved) {
        VideoLengths lengths = VideoLengths.of(videos);
        boolean cuda = services.cuda().test(resolved.run().device());
        int workers = resolved.run().workersOn(cuda);
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), workers);
        Speed speed = cuda ? Speed.estimatedGpu() : Speed.estimatedCpu(cores);
        double rate = resolved.world().rate();
        long heldOut = heldout == null ? 0 : VideoLengths.of(heldout).frames(rate);
        Plan worked = Plan.of(resolved, new Plan.Footage(lengths.frames(rate), heldOut), workers, speed);
        if (json) {
            spec.commandLine().getOut().println(worked.toJson());
            return;
        }
        spec.commandLine().getOut().print(worked.toTable());
        spec.commandLine().getOut().println(lengths.inWords());
        spec.commandLine().getOut().flush();
    }
}
