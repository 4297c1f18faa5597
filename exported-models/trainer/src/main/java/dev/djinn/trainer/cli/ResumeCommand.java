package dev.djinn.trainer.cli;

import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.run.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with a run from its latest checkpoint. */
@Command(name = "resume", description = "Goes on with a run from its latest checkpoint.", sortOptions = false)
final class ResumeCommand implements Callable<Integer> {
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Folder that 'fit' made.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--minutes", paramLabel = "M", description = "New time for all stages, what is spent included.")
    private @Nullable Double minutes;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Option(names = "--accept-data-change", description = "Go on although the videos have changed.")
    private boolean acceptDataChange;

    ResumeCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        try (RunFolder run = RunFolder.resume(folder, this::changed)) {
            return new Training(services, spec, json).train(run, acceptDataChange);
        }
    }

    private TrainConfig.Run changed(TrainConfig.Run before) {
        if (minutes == null) {
            return before;
        }
        try {
            return before.withMinutes(minutes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--minutes: " + e.getMessage(), e);
        }
    }
}
