package dev.djinn.trainer.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line on standard error and an exit status. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    static final String OUT_OF_MEMORY =
            "out of memory; use fewer clips (--set training.tokenizer.clips=N, --set training.dynamics.clips=N) with more"
                    + " accumulate, or a smaller preset";

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (parsed.expandedArgs().contains("--debug")) {
            e.printStackTrace(command.getErr());
        }
        if (e instanceof DjinnException known) {
            return report(command.getErr(), known.exitCode(), String.valueOf(known.getMessage()));
        }
        if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("out of memory")) {
            return report(command.getErr(), ExitCode.NO_DEVICE, OUT_OF_MEMORY);
        }
        String fault = String.valueOf(e).lines().findFirst().orElse("");
        return report(
                command.getErr(), ExitCode.UNEXPECTED, "a fault of ours: " + fault + "; add --debug for its details");
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        return report(command.getErr(), ExitCode.USAGE, e.getMessage() + "; see '" + help + "'");
    }

    static int report(PrintWriter err, ExitCode exit, String message) {
        err.println("djinn-train: " + message.replaceAll("\\s*\\R\\s*", " "));
        err.flush();
        return exit.status();
    }
}
