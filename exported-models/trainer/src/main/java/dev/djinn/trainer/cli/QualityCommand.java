package dev.djinn.trainer.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.eval.FrameTime;
import dev.djinn.trainer.eval.HeldOut;
import dev.djinn.trainer.eval.OnnxWorldModel;
import dev.djinn.trainer.eval.Quality;
import dev.djinn.trainer.eval.QualityPlan;
import dev.djinn.trainer.eval.QualityReport;
import dev.djinn.trainer.run.Progress;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a world at many settings of its sampling, so that its default can be chosen. */
@Command(
        name = "quality",
        description = "Measures a world at other steps and temperatures, as a table for its card.",
        sortOptions = false)
final class QualityCommand implements Callable<Integer> {
    private static final int CLIPS = 50;

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

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private @Nullable Path json;

    @Option(names = "--steps", paramLabel = "N", split = ",", description = "Default: 1,2,4,8,16,25.")
    private List<Integer> steps = QualityPlan.STEPS;

    @Option(names = "--temperatures", paramLabel = "X", split = ",", description = "Default: 0,0.5,0.7,1.")
    private List<Float> temperatures = QualityPlan.TEMPERATURES;

    @Option(names = "--guidances", paramLabel = "X", split = ",", description = "Default: 1.")
    private List<Float> guidances = QualityPlan.GUIDANCES;

    @Option(
            names = "--prompts",
            paramLabel = "N",
            description = "Prompts to play 200 frames from, 0 for none; default: ${DEFAULT-VALUE}.")
    private int prompts;

    @Option(names = "--clips", paramLabel = "N", description = "Clips to measure; default: ${DEFAULT-VALUE}.")
    private int clips = CLIPS;

    @Option(names = "--seed", paramLabel = "N", description = "Of every random choice; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--device", description = "auto, cpu or cuda; default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.AUTO;

    QualityCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        QualityPlan plan = new QualityPlan(steps, temperatures, guidances, clips, prompts, seed);
        QualityReport report;
        try (Progress progress = services.progress().get();
                World world = World.open(WorldFolder.verify(folder), device);
                HeldOutVideos videos = HeldOutVideos.open(heldout, world.manifest(), progress)) {
            report = measure(world, videos.choose(seed), plan, progress);
        }
        spec.commandLine().getOut().print(report.toMarkdown());
        spec.commandLine().getOut().flush();
        if (json != null) {
            AtomicFiles.write(json, report.toJson().getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.OK.status();
    }

    private QualityReport measure(World world, HeldOut heldOut, QualityPlan plan, Progress progress) {
        Sampling usual = new OnnxWorldModel(world).facts().sampling();
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        List<Picture> frames = heldOut.frames(heldOut.clips(1).getFirst());
        FrameTime time = new FrameTime(world, frames, process::getProcessCpuTime, services::nanos);
        return Quality.run(
                setting -> new OnnxWorldModel(world, setting),
                usual,
                heldOut,
                plan,
                setting -> time.measure(setting).cpu(),
                HeldOutVideos.shownBy(progress));
    }
}
