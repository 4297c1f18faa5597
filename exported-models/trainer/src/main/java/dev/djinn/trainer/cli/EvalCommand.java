package dev.djinn.trainer.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.io.CacheFolder;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.data.FrameSpec;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.data.IngestListener;
import dev.djinn.trainer.data.IngestReport;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.eval.Clip;
import dev.djinn.trainer.eval.EvalOptions;
import dev.djinn.trainer.eval.EvalReport;
import dev.djinn.trainer.eval.Evaluation;
import dev.djinn.trainer.eval.HeldOut;
import dev.djinn.trainer.eval.OnnxWorldModel;
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

/** Measures an exported world on held-out videos. */
@Command(name = "eval", description = "Measures a world on held-out videos.", sortOptions = false)
final class EvalCommand implements Callable<Integer> {
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "WORLD", description = "Folder of an exported world.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--heldout", paramLabel = "DIR", required = true, description = "Videos it was not trained on.")
    @SuppressWarnings("NullAway.Init")
    private Path heldout;

    @Option(names = "--truth", paramLabel = "CSV", description = "True actions of these videos.")
    private @Nullable Path truth;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private @Nullable Path json;

    @Option(names = "--clips", paramLabel = "N", description = "Clips to measure; default: ${DEFAULT-VALUE}.")
    private int clips = EvalOptions.DEFAULTS.clips();

    @Option(names = "--seed", paramLabel = "N", description = "Of every random choice; default: ${DEFAULT-VALUE}.")
    private long seed = EvalOptions.DEFAULTS.seed();

    @Option(names = "--device", description = "auto, cpu or cuda; default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.AUTO;

    EvalCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        EvalOptions options = new EvalOptions(clips, seed);
        Optional<TruthCsv> known = Optional.ofNullable(truth).map(TruthCsv::read);
        try (Progress progress = services.progress().get();
                World world = World.open(WorldFolder.verify(folder), device);
                FrameStore store =
                        FrameStore.open(ingest(world.manifest(), progress).store())) {
            HeldOut chosen = HeldOut.choose(new StoredFootage(store), seed);
            Optional<Truth> judge = known.map(csv -> new StoredTruth(csv, requireTruth(), store.episodes()));
            EvalReport report = Evaluation.run(
                    new OnnxWorldModel(world),
                    chosen,
                    judge,
                    options,
                    (what, done, total) ->
                            progress.update(what, (double) done / total, Duration.ZERO, done + " clips"));
            if (json != null) {
                AtomicFiles.write(json, report.toJson().getBytes(StandardCharsets.UTF_8));
            }
            progress.close();
            spec.commandLine().getOut().println(report.toTable());
            return ExitCode.OK.status();
        }
    }

    private Path requireTruth() {
        if (truth == null) {
            throw new IllegalStateException("no truth was given");
        }
        return truth;
    }

    private IngestReport ingest(WorldManifest manifest, Progress progress) {
        WorldManifest.FrameFormat frame = manifest.frame();
        IngestReport report = Ingest.run(
                VideoFolder.list(heldout),
                new FrameSpec(frame.width(), frame.height(), frame.rate()),
                CacheFolder.standard().resolve("frames"),
                Clip.FRAMES,
                IngestListener.SILENT,
                Runtime.getRuntime().availableProcessors());
        report.skipped().forEach(note -> progress.note("left out: " + note.file() + ": " + note.reason()));
        if (report.frames() == 0) {
            throw new DjinnException(ExitCode.BAD_INPUT, "no video in " + heldout + " can be used");
        }
        return report;
    }
}
