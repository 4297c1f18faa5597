package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.CacheFolder;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Puts the commands together and reports every failure in one place, as one line and an exit code. */
public final class TrainCli {
    private static final String NATIVES = "org.bytedeco.javacpp.cachedir";

    private TrainCli() {}

    /** Runs one command of this process; returns its exit status. */
    public static int run(String... args) {
        if (System.getProperty(NATIVES) == null) {
            System.setProperty(
                    NATIVES, CacheFolder.standard().resolve("javacpp").toString());
        }
        CommandLine cli = create(Services.real());
        try {
            return cli.execute(args);
        } catch (OutOfMemoryError e) {
            return Failures.report(cli.getErr(), ExitCode.NO_DEVICE, Failures.OUT_OF_MEMORY);
        } catch (IncompatibleClassChangeError e) {
            return Failures.report(
                    cli.getErr(),
                    ExitCode.UNEXPECTED,
                    "parts of different builds do not fit; build it again (" + e + ")");
        } catch (LinkageError e) {
            return Failures.report(cli.getErr(), ExitCode.NO_DEVICE, "a native library cannot be loaded: " + e);
        }
    }

    static CommandLine create(Services services) {
        CommandLine cli = new CommandLine(new DjinnTrain())
                .addSubcommand(new FitCommand(services))
                .addSubcommand(new ResumeCommand(services))
                .addSubcommand(new EvalCommand(services))
                .addSubcommand(new QualityCommand(services))
                .addSubcommand(new LabelCommand(services))
                .addSubcommand(new PicturesCommand(services))
                .addSubcommand(new ReportCommand(services))
                .addSubcommand(new ExportCommand(services))
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new SignCommand())
                .addSubcommand(new PresetsCommand())
                .addSubcommand(new SynthCommand(services));
        cli.setOut(new PrintWriter(System.out, true));
        cli.setErr(new PrintWriter(System.err, true));
        cli.setCaseInsensitiveEnumValuesAllowed(true);
        Failures failures = new Failures();
        cli.setExecutionExceptionHandler(failures);
        cli.setParameterExceptionHandler(failures);
        return cli;
    }
}
