package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.World;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.eval.EvalOptions;
import dev.djinn.trainer.eval.EvalReport;
import dev.djinn.trainer.eval.EvalStrips;
import dev.djinn.trainer.eval.Evaluation;
import dev.djinn.trainer.eval.HeldOut;
import dev.djinn.trainer.eval.OnnxWorldModel;
import dev.djinn.trainer.eval.StoreFootage;
import dev.djinn.trainer.eval.StoreTruth;
import dev.djinn.trainer.eval.Truth;
import dev.djinn.trainer.run.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a run or an exported world on held-out videos. */
@Command(name = "eval", description = "Measures a run or a world on held-out videos.", sortOptions = false)
final class EvalCommand implements Callable<Integer> {
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN|WORLD", description = "Folder of a run, or of an exported world.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--heldout", paramLabel = "DIR", required = true, description = "Videos it was not trained on.")
    @SuppressWarnings("NullAway.Init")
    private Path heldout;

    @Option(names = "--truth", paramLabel = "CSV", description = "True actions of these videos.")
    private @Nullable Path truth;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private @Nullable Path json;

    @Option(names = "--strips", paramLabel = "DIR", description = "Write pictures of what it does there.")
    private @Nullable Path strips;

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

    EvalCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        Optional<TruthCsv> known = Optional.ofNullable(truth).map(TruthCsv::read);
        EvalOptions options = new EvalOptions(clips, prompts, rollouts, seed);
        EvalReport report;
        try (Progress progress = services.progress().get()) {
            report = new Subject(folder, device).use(progress, world -> measure(world, known, options, progress));
        }
        if (json != null) {
            AtomicFiles.write(json, report.toJson().getBytes(StandardCharsets.UTF_8));
        }
        spec.commandLine().getOut().println(report.toTable());
        return ExitCode.OK.status();
    }

    private EvalReport measure(World world, Optional<TruthCsv> known, EvalOptions options, Progress progress) {
        try (FrameStore store = HeldOutVideos.open(heldout, world.manifest(), progress)) {
            StoreFootage footage = new StoreFootage(store, store.episodes());
            HeldOut chosen = HeldOut.choose(footage, options.seed());
            Optional<Truth> judge = known.map(csv -> StoreTruth.of(store.episodes(), csv));
            if (strips != null) {
                EvalStrips.write(new OnnxWorldModel(world), chosen, options, strips);
            }
            return Evaluation.run(
                    world,
                    chosen,
                    judge,
                    options,
                    (what, done, total) ->
                            progress.update(what, (double) done / total, Duration.ZERO, done + " of " + total));
        }
    }
}
