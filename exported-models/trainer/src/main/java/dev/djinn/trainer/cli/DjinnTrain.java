package dev.djinn.trainer.cli;

import dev.djinn.trainer.run.CodeVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a verb. */
@Command(
        name = "djinn-train",
        description = "Learns a playable world from a folder of videos.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        versionProvider = DjinnTrain.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class DjinnTrain implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an unexpected fault.")
    private boolean debug;

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"djinn-train " + CodeVersion.current()};
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
