package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.World;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.eval.EvalOptions;
import dev.djinn.trainer.eval.EvalReport;
import dev.djinn.trainer.eval.EvalStrips;
import dev.djinn.trainer.eval.Evaluation;
import dev.djinn.trainer.eval.HeldOut;
import dev.djinn.trainer.eval.OnnxWorldModel;
import dev.djinn.trainer.eval.Truth;
import dev.djinn.trainer.run.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a run or an exported world on held-out videos. */
@Command(name = "eval", description = "Measures a run or a world on held-out videos.", sortOptions = false)
final class EvalCommand implements Callable<Integer> {
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Measuring measuring;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private @Nullable Path json;

    @Option(names = "--strips", paramLabel = "DIR", description = "Write pictures of what it does there.")
    private @Nullable Path strips;

    EvalCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        Optional<TruthCsv> known = measuring.readTruth();
        EvalOptions options = measuring.options();
        EvalReport report;
        try (Progress progress = services.progress().get()) {
            report = measuring.subject().use(progress, world -> measure(world, known, options, progress));
        }
        spec.commandLine().getOut().println(report.toTable());
        if (json != null) {
            AtomicFiles.write(json, report.toJson().getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.OK.status();
    }

    private EvalReport measure(World world, Optional<TruthCsv> known, EvalOptions options, Progress progress) {
        try (HeldOutVideos videos = HeldOutVideos.open(measuring.heldout(), world.manifest(), progress)) {
            HeldOut chosen = videos.choose(options.seed());
            Optional<Truth> judge = known.map(videos::truth);
            if (strips != null) {
                EvalStrips.write(new OnnxWorldModel(world), chosen, options, strips);
            }
            return Evaluation.run(world, chosen, judge, options, HeldOutVideos.shownBy(progress));
        }
    }
}
