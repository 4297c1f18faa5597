package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.eval.FrameStrips;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import dev.djinn.trainer.synth.ContactSheet;
import dev.djinn.trainer.synth.Synth;
import dev.djinn.trainer.synth.SynthPlan;
import dev.djinn.trainer.synth.art.Style;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes videos of games that are simulated, played and drawn on the spot. */
@Command(
        name = "synth",
        description = "Makes platformer videos in many families of art, as many as wanted, to train on.",
        sortOptions = false)
final class SynthCommand implements Callable<Integer> {
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT", arity = "0..1", description = "Folder for the videos; what is there is kept.")
    private @Nullable Path out;

    @Option(names = "--episodes", paramLabel = "N", description = "Videos in all; default: ${DEFAULT-VALUE}.")
    private int episodes = 240;

    @Option(names = "--frames", paramLabel = "N", description = "Of each video; default: ${DEFAULT-VALUE}.")
    private int frames = 200;

    @Option(names = "--size", paramLabel = "N", description = "Side of a frame in pixels; default: ${DEFAULT-VALUE}.")
    private int size = 64;

    @Option(names = "--seed", paramLabel = "N", description = "Of every random choice; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--rate", paramLabel = "N", description = "Frames a second; default: ${DEFAULT-VALUE}.")
    private int rate = 15;

    @Option(
            names = "--styles",
            paramLabel = "NAME",
            split = ",",
            description = "Families of art: ${COMPLETION-CANDIDATES}; default: all.")
    private List<Style> styles = new ArrayList<>();

    @Option(
            names = "--held-out-styles",
            paramLabel = "NAME",
            split = ",",
            description = "Families to leave out, to measure on them later.")
    private List<Style> heldOut = new ArrayList<>();

    @Option(names = "--contact", paramLabel = "PNG", description = "Draw one frame of each family there.")
    private @Nullable Path contact;

    @Option(names = "--workers", paramLabel = "N", description = "Threads; default: one for each core.")
    private int workers = Runtime.getRuntime().availableProcessors();

    SynthCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        if (out == null && contact == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'OUT' (or --contact=PNG)");
        }
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--workers: " + workers + " is not 1 or more");
        }
        SynthPlan plan = plan();
        if (contact != null) {
            FrameStrips.write(contact, ContactSheet.of(plan));
            spec.commandLine().getOut().println(ContactSheet.legend(plan));
        }
        return out == null ? ExitCode.OK.status() : make(plan, out);
    }

    private SynthPlan plan() {
        List<Style> chosen = new ArrayList<>(styles.isEmpty() ? Arrays.asList(Style.values()) : styles);
        chosen.removeAll(heldOut);
        try {
            return new SynthPlan(episodes, frames, size, seed, rate, chosen);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int make(SynthPlan plan, Path folder) {
        Synth.Outcome outcome;
        try (Progress progress = services.progress().get();
                StopSignal stop = services.stop().get()) {
            Instant begun = services.clock().instant();
            Synth.Listener listener = (done, all) -> tell(progress, begun, done, all);
            outcome = new Synth(plan, folder, workers, listener, stop::requested).run();
        }
        PrintWriter text = spec.commandLine().getOut();
        String kept = outcome.kept() > 0 ? " (" + outcome.kept() + " were there)" : "";
        text.println((outcome.stopped() ? "stopped; go on with the same command: " : "made: ") + folder + ", "
                + outcome.made() + " videos" + kept + " of " + plan.frames() + " frames");
        return (outcome.stopped() ? ExitCode.INTERRUPTED : ExitCode.OK).status();
    }

    private void tell(Progress progress, Instant begun, int done, int all) {
        Duration spent = Duration.between(begun, services.clock().instant());
        Duration left =
                done == 0 ? Duration.ZERO : spent.multipliedBy(all - done).dividedBy(done);
        progress.update("videos", (double) done / all, left, done + " of " + all);
    }
}
