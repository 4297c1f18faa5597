package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.export.Parity;
import dev.djinn.trainer.export.Report;
import dev.djinn.trainer.export.WorldExporter;
import dev.djinn.trainer.export.WorldFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares an exported world with torch. */
@Command(
        name = "verify",
        description = "Checks a world's files, and that ONNX Runtime computes with them what torch does.",
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "WORLD", description = "Folder of an exported world.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--seed", paramLabel = "N", description = "Of pictures, actions and dice; default: 0.")
    private long seed;

    @Override
    public Integer call() {
        VerifiedWorld world = WorldFolder.verify(folder);
        WorldFiles files = WorldFiles.read(world);
        Report report = Parity.check(files, Parity.Material.standard(files.config(), seed));
        WorldExporter.requireHolds(
                report,
                world.manifest().name(),
                "do not trust it, export it again",
                line -> spec.commandLine().getErr().println(line));
        spec.commandLine().getOut().println(report.table());
        spec.commandLine().getOut().println(world.manifest().name() + ": computes what torch computes");
        return ExitCode.OK.status();
    }
}
