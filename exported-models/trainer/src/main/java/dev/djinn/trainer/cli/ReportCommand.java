package dev.djinn.trainer.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.World;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.eval.Coherence;
import dev.djinn.trainer.eval.EvalProgress;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Measuring measuring;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The page to write, as HTML.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

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

    ReportCommand(Services services) {
        this.services = services;
    }

    /**
     * What was measured.
     *
     * @param mark of the checkpoints it was measured of; empty for a world
     */
    private record Last(String mark, Optional<Measured> measured, List<String> notes) {}

    @Override
    public Integer call() throws InterruptedException {
        Measured.Plan plan = plan();
        Optional<TruthCsv> known = measuring.readTruth();
        VideoFolder.list(measuring.heldout());
        try (Progress progress = services.progress().get();
                StopSignal stop = services.stop().get()) {
            Last last = new Last(mark(progress), Optional.empty(), List.of("Being measured."));
            last = measure(last, plan, known, progress, stop);
            write(last);
            while (watch != null && !stop.requested()) {
                await(Duration.ofSeconds(watch), stop);
                String mark = mark(progress);
                if (!mark.equals(last.mark()) && !stop.requested()) {
                    last = measure(new Last(mark, last.measured(), last.notes()), plan, known, progress, stop);
                }
                write(last);
            }
            return (watch == null ? ExitCode.OK : ExitCode.INTERRUPTED).status();
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
        return new Measured.Plan(measuring.options(), frames);
    }

    private String mark(Progress progress) {
        if (!RunFolder.isRun(measuring.folder())) {
            return "";
        }
        try (RunFolder run = RunFolder.inspect(measuring.folder())) {
            return RunWorld.mark(run, progress);
        }
    }

    /** In words, which checkpoints a run's world is made of; nothing of a world, or of a run that is none yet. */
    private Optional<String> findTrained(Progress progress) {
        if (!RunFolder.isRun(measuring.folder())) {
            return Optional.empty();
        }
        try (RunFolder run = RunFolder.inspect(measuring.folder())) {
            return Optional.of(RunWorld.read(run, progress).trained());
        } catch (DjinnException e) {
            if (e.exitCode() != ExitCode.BAD_INPUT || watch == null) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Last measure(
            Last before, Measured.Plan plan, Optional<TruthCsv> known, Progress progress, StopSignal stop) {
        Optional<String> trained = findTrained(progress);
        if (RunFolder.isRun(measuring.folder()) && trained.isEmpty()) {
            return new Last(
                    before.mark(), Optional.empty(), List.of("Nothing is measured yet: this run is no world so far."));
        }
        Beat beat = new Beat(before, HeldOutVideos.shownBy(progress), stop);
        Measured measured = measuring.subject().use(progress, world -> measure(world, plan, known, progress, beat));
        return new Last(
                before.mark(),
                Optional.of(measured),
                trained.map(made -> List.of("Measured: " + made)).orElse(List.of()));
    }

    /** While it is measured, which takes long: a watched page goes on showing the curves, and a wish to stop is heard. */
    private final class Beat implements EvalProgress {
        private final Last before;
        private final EvalProgress shown;
        private final StopSignal stop;
        private Instant next = services.clock().instant();

        Beat(Last before, EvalProgress shown, StopSignal stop) {
            this.before = before;
            this.shown = shown;
            this.stop = stop;
        }

        @Override
        public void at(String what, int done, int total) {
            shown.at(what, done, total);
            Instant now = services.clock().instant();
            if (watch != null && !now.isBefore(next)) {
                write(before);
                next = now.plusSeconds(watch);
            }
            if (stop.requested()) {
                throw new DjinnException(
                        ExitCode.INTERRUPTED,
                        "stopped while measuring; " + out
                                + (watch == null ? " was not written" : " has what was measured before"));
            }
        }
    }

    private Measured measure(World world, Measured.Plan plan, Optional<TruthCsv> known, Progress progress, Beat beat) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (HeldOutVideos videos =
                HeldOutVideos.open(measuring.heldout(), world.manifest(), progress, beat.stop::requested)) {
            return Measured.of(
                    world,
                    videos.choose(plan.eval().seed()),
                    known.map(videos::truth),
                    plan,
                    process::getProcessCpuTime,
                    services::nanos,
                    beat);
        }
    }

    private void write(Last last) {
        Path folder = measuring.folder();
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
        if (!RunFolder.isRun(measuring.folder())) {
            return List.of();
        }
        try (RunFolder run = RunFolder.inspect(measuring.folder())) {
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
