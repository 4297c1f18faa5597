package dev.djinn.trainer.fit;

import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.config.TrainConfigs;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.RunSources;
import dev.djinn.trainer.run.StopSignal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Real training on real clips, as small as it can be. */
final class SmallRuns {
    /** Ten committed CoinRun clips. */
    static final Path CLIPS = Path.of("src/test/resources/coinrun");

    private SmallRuns() {}

    static TrainConfig config(int tokenizerSteps, int dynamicsSteps, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "world.width=32",
                "world.height=32",
                "tokenizer.vocabulary=64",
                "actions.patch=16",
                "training.tokenizer.steps=" + tokenizerSteps,
                "training.dynamics.steps=" + dynamicsSteps,
                "training.dynamics.frames=4",
                "run.device=cpu",
                "run.checkpoint_minutes=1000",
                "run.evaluate_minutes=1000"));
        all.addAll(List.of(settings));
        return TrainConfigs.load(Optional.of("tiny"), Optional.empty(), all);
    }

    static RunFolder create(Path root, TrainConfig config) {
        RunSources sources = new RunSources(CLIPS.toAbsolutePath(), Optional.empty());
        return RunFolder.create(root, config, sources, InstantSource.system());
    }

    /** A run that begins with what it takes of another. */
    static Taking.Taken begin(Path root, TrainConfig config, Path from, Network... keep) {
        Taking.Taken taken = Taking.from(List.of(from), config, Set.of(keep), warning -> {});
        RunSources sources = new RunSources(CLIPS.toAbsolutePath(), Optional.empty());
        RunFolder.create(root, config, sources, Optional.of(taken.weights()), InstantSource.system())
                .close();
        return taken;
    }

    static ExitCode train(RunFolder folder, StopSignal stop, LongSupplier nanos) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (Progress progress = new Progress(nowhere, false, nanos)) {
            return new Fit(folder, progress, stop, nanos).run(false);
        }
    }
}
