package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest.FrameFormat;
import dev.djinn.trainer.data.PictureFiles;
import dev.djinn.trainer.eval.EvalProgress;
import dev.djinn.trainer.eval.OnnxWorldModel;
import dev.djinn.trainer.eval.PicturePlay;
import dev.djinn.trainer.eval.PictureReport;
import dev.djinn.trainer.run.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a world from pictures that it never saw. */
@Command(
        name = "pictures",
        description =
                "Plays a world from sketches, photos and other pictures, and measures whether left and right go there.",
        sortOptions = false)
final class PicturesCommand implements Callable<Integer> {
    private static final int LONGEST_STEM = 60;

    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "WORLD", description = "Folder of an exported world.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PICTURE",
            description = "Picture files, and folders of them.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> given;

    @Option(
            names = "--games",
            paramLabel = "N",
            description = "Games to play from each picture; default: ${DEFAULT-VALUE}.")
    private int games = 4;

    @Option(names = "--seed", paramLabel = "N", description = "Of every random choice; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--device", description = "auto, cpu or cuda; default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.AUTO;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private @Nullable Path json;

    @Option(
            names = "--strips",
            paramLabel = "DIR",
            description = "Write a sheet for each picture there: a row for each action, held.")
    private @Nullable Path strips;

    PicturesCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        PicturePlay play = new PicturePlay(games, seed);
        try (World world = World.open(WorldFolder.verify(folder), device)) {
            PicturePlay.Keys keys = PicturePlay.Keys.named(world.manifest().actions());
            SequencedMap<String, Picture> pictures = read(world.manifest().frame());
            OnnxWorldModel model = new OnnxWorldModel(world);
            PictureReport report;
            try (Progress progress = services.progress().get()) {
                report = play.run(model, keys, pictures, HeldOutVideos.shownBy(progress));
            }
            spec.commandLine().getOut().print(report.toTable());
            spec.commandLine().getOut().flush();
            if (json != null) {
                AtomicFiles.write(json, report.toJson().getBytes(StandardCharsets.UTF_8));
            }
            if (strips != null) {
                writeSheets(strips, play, model, pictures);
            }
        }
        return ExitCode.OK.status();
    }

    private void writeSheets(
            Path into, PicturePlay play, OnnxWorldModel model, SequencedMap<String, Picture> pictures) {
        try (Progress progress = services.progress().get()) {
            EvalProgress hear = HeldOutVideos.shownBy(progress);
            int written = 0;
            for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
                byte[] sheet = play.sheet(model, picture.getValue(), written);
                written++;
                AtomicFiles.write(into.resolve(sheetName(written, picture.getKey())), sheet);
                hear.at("sheets", written, pictures.size());
            }
        }
    }

    /** Numbered, so that pictures of one name have two sheets, and no sheet is called as its picture. */
    private static String sheetName(int number, String picture) {
        String stem = String.valueOf(Path.of(picture).getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "");
        return String.format(
                Locale.ROOT, "held-%03d-%s.png", number, stem.substring(0, Math.min(LONGEST_STEM, stem.length())));
    }

    private SequencedMap<String, Picture> read(FrameFormat frame) {
        SequencedMap<String, Picture> pictures = new LinkedHashMap<>();
        PictureFiles.list(given, Optional.ofNullable(strips))
                .forEach((name, file) ->
                        pictures.put(name, Pictures.fit(Pictures.read(file), frame.width(), frame.height(), Fit.CROP)));
        return pictures;
    }
}
