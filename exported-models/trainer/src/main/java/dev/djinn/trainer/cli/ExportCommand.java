package dev.djinn.trainer.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.export.CheckedWorld;
import dev.djinn.trainer.export.Report;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.publish.RunWorld;
import dev.djinn.trainer.publish.WrittenAgain;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a world of a run. */
@Command(
        name = "export",
        description = "Makes a world of a run's best checkpoints, or writes the graphs of a world again from its own"
                + " weights; writes it only if ONNX Runtime computes what torch does.",
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN|WORLD", description = "Folder that 'fit' or 'export' made.")
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

    @Option(
            names = "--notes",
            paramLabel = "FILE",
            description = "Markdown to take along and include in the card, such as the table by 'quality'.")
    private @Nullable Path notes;

    ExportCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        Map<String, byte[]> more = notes == null ? Map.of() : Map.of(CheckedWorld.NOTES, read(notes));
        if (!RunFolder.isRun(folder) && Files.isRegularFile(folder.resolve(WorldFolder.MANIFEST))) {
            requireNoSettings();
            return written(WrittenAgain.export(
                    WorldFolder.verify(folder),
                    target,
                    more,
                    line -> spec.commandLine().getErr().println(line)));
        }
        RunWorld.Options options = new RunWorld.Options(precision, clips, more);
        try (Progress progress = services.progress().get();
                RunFolder run = RunFolder.inspect(folder)) {
            Report report = RunWorld.read(run, played(run.config().world().sampling()), progress)
                    .export(target, options);
            progress.close();
            return written(report);
        }
    }

    private int written(Report report) {
        spec.commandLine().getOut().println(report.table());
        spec.commandLine().getOut().println("world: " + target + "; play it by: app/djinn play " + target);
        return ExitCode.OK.status();
    }

    private void requireNoSettings() {
        List<String> given = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .filter(name -> !name.equals("--notes"))
                .toList();
        if (!given.isEmpty()) {
            throw new DjinnException(
                    ExitCode.USAGE,
                    String.join(", ", given)
                            + ": a world that is written again keeps its settings; export its run instead");
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
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
