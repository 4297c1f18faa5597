package dev.djinn.trainer.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.trainer.eval.EvalOptions;
import dev.djinn.trainer.eval.EvalProgress;
import dev.djinn.trainer.eval.KeyLabels;
import dev.djinn.trainer.eval.OnnxWorldModel;
import dev.djinn.trainer.run.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds out what the actions of a world do, and writes it into its manifest. */
@Command(
        name = "label",
        description = "Holds each action of a world, measures where that leads, and names the actions in its manifest.",
        sortOptions = false)
final class LabelCommand implements Callable<Integer> {
    private static final String OWN_PICTURE = "prompt-\\d+\\.png";

    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "WORLD", description = "Folder of an exported world; its manifest is rewritten.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--heldout",
            paramLabel = "DIR",
            description = "Play from videos it was not trained on; default: from the world's own pictures.")
    private @Nullable Path heldout;

    @Option(names = "--prompts", paramLabel = "N", description = "Games to play; default: ${DEFAULT-VALUE}.")
    private int prompts = EvalOptions.DEFAULTS.prompts();

    @Option(names = "--seed", paramLabel = "N", description = "Of every random choice; default: ${DEFAULT-VALUE}.")
    private long seed = EvalOptions.DEFAULTS.seed();

    @Option(names = "--device", description = "auto, cpu or cuda; default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.AUTO;

    LabelCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        int games = EvalOptions.ofPlay(prompts, seed).prompts();
        VerifiedWorld verified = WorldFolder.verify(folder);
        List<ActionLabel> labels;
        try (Progress progress = services.progress().get();
                World world = World.open(verified, device)) {
            OnnxWorldModel model = new OnnxWorldModel(world);
            EvalProgress hear = HeldOutVideos.shownBy(progress);
            labels = heldout == null
                    ? KeyLabels.ofPictures(model, pictures(verified), games, seed, hear)
                    : ofVideos(model, HeldOutVideos.open(heldout, world.manifest(), progress), games, hear);
        }
        WorldFolder.relabel(verified, labels);
        print(labels);
        return ExitCode.OK.status();
    }

    private List<ActionLabel> ofVideos(OnnxWorldModel model, HeldOutVideos opened, int games, EvalProgress hear) {
        try (HeldOutVideos videos = opened) {
            return KeyLabels.ofVideos(model, videos.choose(seed), games, seed, hear);
        }
    }

    private static List<Picture> pictures(VerifiedWorld world) {
        WorldManifest.FrameFormat frame = world.manifest().frame();
        List<Picture> pictures = world.manifest().files().stream()
                .map(WorldManifest.FileEntry::name)
                .filter(name -> name.matches(OWN_PICTURE))
                .map(name -> Pictures.read(world.folder().resolve(name)))
                .map(picture -> Pictures.fit(picture, frame.width(), frame.height(), Fit.CROP))
                .toList();
        if (pictures.isEmpty()) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    world.folder() + ": has no pictures to start from; give videos by --heldout DIR");
        }
        return pictures;
    }

    private void print(List<ActionLabel> labels) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("code  name            dx px/frame  dy px/frame  strength px  consistency");
        for (ActionLabel label : labels) {
            out.println(String.format(
                    Locale.ROOT,
                    "%4d  %-14s %12.2f %12.2f %12.2f %12.2f",
                    label.code(),
                    label.name(),
                    label.dx(),
                    label.dy(),
                    label.strength(),
                    label.consistency()));
        }
        out.println("dx to the right, dy upwards, in pixels of a 64-pixel picture; written to "
                + folder.resolve(WorldFolder.MANIFEST));
        out.flush();
    }
}
