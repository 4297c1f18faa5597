package dev.djinn.app.cli;

import dev.djinn.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "djinn",
        description = "Worlds you can play, learned from video alone. Without a command: play.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        footer = {"", "app/djinn --gpu COMMAND runs it with the ONNX Runtime that has CUDA 12, fetched once (642 MB)."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:ok",
            " 1:unexpected failure",
            " 2:wrong usage",
            " 3:bad input file",
            " 4:refused as unsafe",
            " 5:no device, no display or out of memory",
            " 6:disk full or cannot write",
            " 7:verification failed",
            "75:busy",
            "130:interrupted"
        })
final class DjinnCommand implements Callable<Integer> {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where a failure came from.")
    private boolean debug;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Reached only by options without a command. */
    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), debug ? "--debug needs a command, as in djinn play --debug" : "no command given");
    }

    static int ok() {
        return ExitCode.OK.status();
    }
}
