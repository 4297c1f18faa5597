package dev.djinn.trainer.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.World;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.eval.Coherence;
import dev.djinn.trainer.eval.EvalOptions;
import dev.djinn.trainer.eval.HeldOut;
import dev.djinn.trainer.eval.StoreFootage;
import dev.djinn.trainer.eval.StoreTruth;
import dev.djinn.trainer.publish.RunWorld;
import dev.djinn.trainer.report.Card;
import dev.djinn.trainer.report.Measured;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.StopSignal;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Writes the report card of a run or an exported world. */
@Command(
        name = "report",
        description = "Writes a page with all figures, curves and pictures of a run or a world.",
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    private static final int LONGEST_WATCH = 86_400;
    private static final int MOST_FRAMES = 10_000;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN|WORLD", description = "Folder of a run, or of an exported world.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--heldout", paramLabel = "DIR", required = true, description = "Videos it was not trained on.")
    @SuppressWarnings("NullAway.Init")
    private Path heldout;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The page to write, as HTML.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--truth", paramLabel = "CSV", description = "True actions of these videos.")
    private @Nullable Path truth;

    @Option(names = "--clips", paramLabel = "N", description = "Clips to measure; default: ${DEFAULT-VALUE}.")
    private int clips = EvalOptions.DEFAULTS.clips();

    @Option(names = "--prompts", paramLabel = "N", description = "Prompts to play from; default: ${DEFAULT-VALUE}.")
    private int prompts = EvalOptions.DEFAULTS.prompts();

    @Option(
            names = "--frames",
            paramLabel = "N",
            description = "Of each game for the coherence horizon, a multiple of " + Coherence.STEP
                    + ", 0: none; default: ${DEFAULT-VALUE}.")
    private int frames = 200;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = "Write the page again and again, with so many seconds between, until stopped.")
    private @Nullable Integer watch;

    @Option(names = "--seed", paramLabel = "N", description = "Of every random choice; default: ${DEFAULT-VALUE}.")
    private long seed = EvalOptions.DEFAULTS.seed();

    @Option(names = "--device", description = "auto, cpu or cuda; default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.AUTO;

    ReportCommand(Services services) {
        this.services = services;
    }

    /** What was measured, and of which checkpoints; or why nothing was. */
    private record Last(String trained, Optional<Measured> measured, List<String> notes) {}

    @Override
    public Integer call() throws InterruptedException {
        Measured.Plan plan = plan();
        Optional<TruthCsv> known = Optional.ofNullable(truth).map(TruthCsv::read);
        VideoFolder.list(heldout);
        try (Progress progress = services.progress().get();
                StopSignal stop = services.stop().get()) {
            Last last = measure(plan, known, progress);
            write(last);
            while (watch != null && !stop.requested()) {
                await(Duration.ofSeconds(watch), stop);
                if (!trained(progress).equals(last.trained())) {
                    last = measure(plan, known, progress);
                }
                write(last);
            }
            return (stop.requested() ? ExitCode.INTERRUPTED : ExitCode.OK).status();
        }
    }

    private Measured.Plan plan() {
        if (frames < 0 || frames > MOST_FRAMES || frames % Coherence.STEP != 0) {
            throw new DjinnException(
                    ExitCode.USAGE,
                    "--frames is " + frames + ", it must be a multiple of " + Coherence.STEP + " from 0 to "
                            + MOST_FRAMES);
        }
        if (watch != null && (watch < 1 || watch > LONGEST_WATCH)) {
            throw new DjinnException(ExitCode.USAGE, "--watch is " + watch + ", it must be 1.." + LONGEST_WATCH);
        }
        return new Measured.Plan(new EvalOptions(clips, prompts, seed), frames);
    }

    /** Which checkpoints a run's world is made of; of a world nothing, and of a run that is none yet when it is watched. */
    private String trained(Progress progress) {
        if (!RunFolder.isRun(folder)) {
            return "";
        }
        try (RunFolder run = RunFolder.inspect(folder)) {
            return RunWorld.read(run, progress).trained();
        } catch (DjinnException e) {
            if (e.exitCode() != ExitCode.BAD_INPUT || watch == null) {
                throw e;
            }
            return "";
        }
    }

    private Last measure(Measured.Plan plan, Optional<TruthCsv> known, Progress progress) {
        String trained = trained(progress);
        if (RunFolder.isRun(folder) && trained.isEmpty()) {
            return new Last(
                    trained, Optional.empty(), List.of("Nothing is measured yet: this run is no world so far."));
        }
        Measured measured = new Subject(folder, device).use(progress, world -> measure(world, plan, known, progress));
        return new Last(
                trained, Optional.of(measured), trained.isEmpty() ? List.of() : List.of("Measured: " + trained));
    }

    private Measured measure(World world, Measured.Plan plan, Optional<TruthCsv> known, Progress progress) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (FrameStore store = HeldOutVideos.open(heldout, world.manifest(), progress)) {
            return Measured.of(
                    world,
                    HeldOut.choose(new StoreFootage(store, store.episodes()), seed),
                    known.map(csv -> StoreTruth.of(store.episodes(), csv)),
                    plan,
                    process::getProcessCpuTime,
                    (what, done, total) ->
                            progress.update(what, (double) done / total, Duration.ZERO, done + " of " + total));
        }
    }

    private void write(Last last) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        Card card = new Card(
                "Report card of " + (name == null ? folder : name),
                last.measured(),
                metrics(),
                last.notes(),
                watch == null ? OptionalInt.empty() : OptionalInt.of(watch),
                services.clock().instant());
        AtomicFiles.write(out, card.html().getBytes(StandardCharsets.UTF_8));
        spec.commandLine().getOut().println("report: " + out);
    }

    private List<ObjectNode> metrics() {
        if (!RunFolder.isRun(folder)) {
            return List.of();
        }
        try (RunFolder run = RunFolder.inspect(folder)) {
            return MetricsLog.readAll(run.metrics());
        }
    }

    private void await(Duration time, StopSignal stop) throws InterruptedException {
        Instant end = services.clock().instant().plus(time);
        while (!stop.requested() && services.clock().instant().isBefore(end)) {
            Thread.sleep(LOOK);
        }
    }
}
