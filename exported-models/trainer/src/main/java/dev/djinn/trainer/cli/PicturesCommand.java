package dev.djinn.trainer.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest.FrameFormat;
import dev.djinn.trainer.eval.OnnxWorldModel;
import dev.djinn.trainer.eval.PicturePlay;
import dev.djinn.trainer.eval.PictureReport;
import dev.djinn.trainer.run.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Pattern PICTURE =
            Pattern.compile("[^.].*\\.(png|jpe?g|webp|gif|bmp)", Pattern.CASE_INSENSITIVE);

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
        PictureReport report;
        try (Progress progress = services.progress().get();
                World world = World.open(WorldFolder.verify(folder), device)) {
            PicturePlay play = PicturePlay.of(world.manifest().actions(), games, seed);
            Map<String, Picture> pictures = read(world.manifest().frame());
            OnnxWorldModel model = new OnnxWorldModel(world);
            report = play.run(model, pictures, HeldOutVideos.shownBy(progress));
            if (strips != null) {
                Path into = strips;
                play.sheets(model, pictures)
                        .forEach((name, png) -> AtomicFiles.write(into.resolve(fileName(name)), png));
            }
        }
        if (json != null) {
            AtomicFiles.write(json, report.toJson().getBytes(StandardCharsets.UTF_8));
        }
        spec.commandLine().getOut().print(report.toTable());
        spec.commandLine().getOut().flush();
        return ExitCode.OK.status();
    }

    /** By names that tell them apart. */
    private Map<String, Picture> read(FrameFormat frame) {
        Map<String, Picture> pictures = new LinkedHashMap<>();
        for (Path path : given) {
            for (Path file : filesOf(path)) {
                boolean isOnlyFolder = given.size() == 1 && !file.equals(path);
                String name = (isOnlyFolder ? path.relativize(file) : file).toString();
                pictures.put(name, Pictures.fit(Pictures.read(file), frame.width(), frame.height(), Fit.CROP));
            }
        }
        return pictures;
    }

    private static List<Path> filesOf(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> files = inside.filter(Files::isRegularFile)
                    .filter(file ->
                            PICTURE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new DjinnException(
                        ExitCode.BAD_INPUT, path + ": has no pictures (.png, .jpg, .webp, .gif, .bmp) in it");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String fileName(String picture) {
        return picture.replaceFirst("\\.[^.]*$", "")
                        .replaceAll("[/\\\\:]+", "-")
                        .replaceFirst("^[-.]+", "") + ".png";
    }
}
