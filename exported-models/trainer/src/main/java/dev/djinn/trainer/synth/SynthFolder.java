package dev.djinn.trainer.synth;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.trainer.synth.art.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The folder of one set of videos. {@code synth.json} says what they were made by, so that nothing else joins them. */
final class SynthFolder {
    static final String NOTE = "synth.json";
    private static final int FORMAT = 1;

    private final Path folder;
    private final SynthPlan plan;

    private SynthFolder(Path folder, SynthPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /**
     * Opens a folder to make videos in, or makes it.
     *
     * @throws DjinnException BAD_INPUT when it holds videos made otherwise, CANNOT_WRITE when it cannot be made
     */
    static SynthFolder open(Path folder, SynthPlan plan) {
        SynthFolder opened = new SynthFolder(folder, plan);
        byte[] note = opened.note();
        Path file = folder.resolve(NOTE);
        if (Files.exists(file)) {
            opened.requireSame(file, note);
        } else {
            opened.requireNoVideos();
            AtomicFiles.write(file, note);
        }
        return opened;
    }

    private byte[] note() {
        ObjectNode note = JsonMapper.shared().createObjectNode();
        note.put("format", FORMAT);
        note.put("seed", plan.seed());
        note.put("frames", plan.frames());
        note.put("size", plan.size());
        note.put("rate", plan.rate());
        note.put(
                "styles",
                String.join(",", plan.styles().stream().map(Style::label).toList()));
        return (note.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void requireSame(Path file, byte[] wanted) {
        try {
            JsonNode there = JsonMapper.shared().readTree(Files.readAllBytes(file));
            JsonNode now = JsonMapper.shared().readTree(wanted);
            for (var field : now.properties()) {
                JsonNode before = there.path(field.getKey());
                if (!before.equals(field.getValue())) {
                    throw new DjinnException(
                            ExitCode.BAD_INPUT,
                            folder + " holds videos made with " + field.getKey() + " " + before.asString("unknown")
                                    + ", not " + field.getValue().asString()
                                    + ": choose another folder or the same options");
                }
            }
        } catch (IOException | JacksonException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "Cannot read " + file + ": choose another folder", e);
        }
    }

    private void requireNoVideos() {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new DjinnException(ExitCode.BAD_INPUT, folder + " is not a folder: choose another");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.anyMatch(entry -> entry.toString().endsWith(".mp4"))) {
                throw new DjinnException(ExitCode.BAD_INPUT, folder + " holds other videos: choose another folder");
            }
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "Cannot read the folder " + folder, e);
        }
    }

    Path file(int number) {
        return folder.resolve(plan.fileName(number));
    }

    /** The episodes of the plan whose video is not there. */
    List<Integer> missing() {
        return IntStream.range(0, plan.episodes())
                .filter(number -> !Files.isRegularFile(file(number)))
                .boxed()
                .toList();
    }

    /** The episodes whose video is there, also those beyond the plan, which another run was asked for. */
    List<Integer> videos() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .flatMap(file ->
                            plan.findNumber("" + file.getFileName()).stream().boxed())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "Cannot read the folder " + folder, e);
        }
    }

    Path root() {
        return folder;
    }
}
