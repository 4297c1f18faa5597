package dev.djinn.trainer.cli;

import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.eval.EvalOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is measured, on what and how much: the part that {@code eval} and {@code report} have in common. */
final class Measuring {
    @Parameters(paramLabel = "RUN|WORLD", description = "Folder of a run, or of an exported world.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--heldout", paramLabel = "DIR", required = true, description = "Videos it was not trained on.")
    @SuppressWarnings("NullAway.Init")
    private Path heldout;

    @Option(names = "--truth", paramLabel = "CSV", description = "True actions of these videos.")
    private @Nullable Path truth;

    @Option(names = "--clips", paramLabel = "N", description = "Clips to measure; default: ${DEFAULT-VALUE}.")
    private int clips = EvalOptions.DEFAULTS.clips();

    @Option(
            names = "--prompts",
            paramLabel = "N",
            description = "Prompts to play from with held and random keys, 0: none; default: ${DEFAULT-VALUE}.")
    private int prompts = EvalOptions.DEFAULTS.prompts();

    @Option(
            names = "--rollouts",
            paramLabel = "N",
            description = "Clips to play 60 frames of with the cache and without, 0: none; default: ${DEFAULT-VALUE}.")
    private int rollouts = EvalOptions.DEFAULTS.rollouts();

    @Option(names = "--seed", paramLabel = "N", description = "Of every random choice; default: ${DEFAULT-VALUE}.")
    private long seed = EvalOptions.DEFAULTS.seed();

    @Option(names = "--device", description = "auto, cpu or cuda; default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.AUTO;

    Path folder() {
        return folder;
    }

    Path heldout() {
        return heldout;
    }

    Subject subject() {
        return new Subject(folder, device);
    }

    /** @throws dev.djinn.runtime.DjinnException USAGE if a number is out of range */
    EvalOptions options() {
        return new EvalOptions(clips, prompts, rollouts, seed);
    }

    /** The table of {@code --truth}, read; nothing if none was given. */
    Optional<TruthCsv> readTruth() {
        return Optional.ofNullable(truth).map(TruthCsv::read);
    }
}
