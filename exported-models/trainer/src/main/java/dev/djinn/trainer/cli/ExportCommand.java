package dev.djinn.trainer.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.trainer.export.Report;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.publish.RunWorld;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a world of a run. */
@Command(
        name = "export",
        description =
                "Makes a world of a run's best checkpoints; writes it only if ONNX Runtime computes what torch does.",
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "Folder that 'fit' made.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(index = "1", paramLabel = "WORLD", description = "Folder to write; a world that is there is replaced.")
    @SuppressWarnings("NullAway.Init")
    private Path target;

    @Option(
            names = "--clips",
            paramLabel = "N",
            description = "Held-out clips to measure it on, 0 for none; default: ${DEFAULT-VALUE}.")
    private int clips = RunWorld.Options.DEFAULTS.clips();

    @Option(names = "--precision", description = "Of stored weights, fp16 or fp32; default: fp16.")
    private Precision precision = Precision.FP16;

    @Option(names = "--steps", paramLabel = "N", description = "MaskGIT steps at play time; default: the run's.")
    private @Nullable Integer steps;

    @Option(names = "--temperature", paramLabel = "X", description = "At play time, 0..10; default: the run's.")
    private @Nullable Float temperature;

    @Option(
            names = "--guidance",
            paramLabel = "X",
            description = "How much stronger than learned a key acts at play time, 0..10; default: the run's.")
    private @Nullable Float guidance;

    ExportCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        RunWorld.Options options = new RunWorld.Options(precision, clips);
        try (Progress progress = services.progress().get();
                RunFolder run = RunFolder.inspect(folder)) {
            Report report = RunWorld.read(run, played(run.config().world().sampling()), progress)
                    .export(target, options);
            progress.close();
            spec.commandLine().getOut().println(report.table());
            spec.commandLine().getOut().println("world: " + target + "; play it by: app/djinn play " + target);
            return ExitCode.OK.status();
        }
    }

    private Sampling played(Sampling usual) {
        try {
            return new Sampling(
                    steps == null ? usual.steps() : steps,
                    temperature == null ? usual.temperature() : temperature,
                    usual.randomOrder(),
                    guidance == null ? usual.guidance() : guidance);
        } catch (IllegalArgumentException e) {
            throw new DjinnException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
