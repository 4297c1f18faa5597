package dev.djinn.app.cli;

import dev.djinn.engine.loop.Unforeseen;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Puts the commands together and turns every failure into one line and an exit status; nothing else does. */
public final class CommandLines {
    private static final String DEBUG = "--debug";

    private CommandLines() {}

    /** Runs a command and gives its exit status. Without arguments, plays. */
    public static int run(Surroundings around, String... args) {
        String[] words = args.length == 0 ? new String[] {"play"} : args;
        CommandLine commands = of(around);
        try {
            return commands.execute(words);
        } catch (OutOfMemoryError e) {
            DjinnException failure = Unforeseen.told(e);
            around.err().println("djinn: " + failure.getMessage());
            return failure.exitCode().status();
        } finally {
            around.out().flush();
            around.err().flush();
        }
    }

    static CommandLine of(Surroundings around) {
        CommandLine commands = new CommandLine(new DjinnCommand())
                .addSubcommand(new PlayCommand(around))
                .addSubcommand(new GenerateCommand(around))
                .addSubcommand(new ReplayCommand(around))
                .addSubcommand(worlds(around))
                .addSubcommand(new DoctorCommand(around))
                .addSubcommand(new BenchCommand(around))
                .addSubcommand(new CameraCommand())
                .addSubcommand(new CommandLine.HelpCommand())
                .addSubcommand(new AutoComplete.GenerateCompletion());
        commands.setOut(around.out());
        commands.setErr(around.err());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setParameterExceptionHandler((e, args) -> usage(around, e));
        commands.setExecutionExceptionHandler(
                (e, command, parsed) -> failure(around, e, parsed.originalArgs().contains(DEBUG)));
        return commands;
    }

    private static CommandLine worlds(Surroundings around) {
        return new CommandLine(new WorldsCommand(around))
                .addSubcommand(new WorldDeeds.Import(around))
                .addSubcommand(new WorldDeeds.Remove(around))
                .addSubcommand(new WorldDeeds.Restore(around))
                .addSubcommand(new WorldDeeds.Measure(around))
                .addSubcommand(new WorldDeeds.Trusting(around))
                .addSubcommand(new WorldDeeds.Distrusting(around));
    }

    private static int usage(Surroundings around, ParameterException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
        around.err()
                .println("djinn: " + message + " (see "
                        + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE.status();
    }

    private static int failure(Surroundings around, Exception e, boolean debug) {
        if (debug) {
            e.printStackTrace(around.err());
        }
        if (e instanceof DjinnException known) {
            around.err().println("djinn: " + known.getMessage());
            return known.exitCode().status();
        }
        around.err()
                .println("djinn: unexpected: " + oneLine(e) + (debug ? "" : "; run again with --debug for details"));
        return ExitCode.UNEXPECTED.status();
    }

    private static String oneLine(Exception e) {
        return e.toString().lines().findFirst().orElse("failure");
    }
}
