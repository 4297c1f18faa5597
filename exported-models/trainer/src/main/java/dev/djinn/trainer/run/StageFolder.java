package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The checkpoint folders of one stage: names, order, and what may be deleted. */
record StageFolder(Path folder, Consumer<String> warn) {
    private static final Pattern NAME = Pattern.compile("(\\d{6,})-step-\\d+");
    private static final String UNFINISHED = ".unfinished";
    private static final String BEST = "best.json";

    /** Checkpoint folders, the newest save first. */
    List<Path> newestFirst() {
        List<Path> found = list(NAME);
        found.sort(Comparator.comparingLong(StageFolder::number).reversed());
        return found;
    }

    /** Writes a checkpoint as a whole; after an exception nothing of it is left. */
    Path write(long step, Map<String, TensorData> tensors, ObjectNode state) throws IOException {
        Files.createDirectories(folder);
        list(Pattern.compile(Pattern.quote(UNFINISHED) + ".*")).forEach(this::delete);
        List<Path> before = newestFirst();
        long number = before.isEmpty() ? 1 : number(before.getFirst()) + 1;
        String name = String.format(Locale.ROOT, "%06d-step-%d", number, step);
        Path unfinished = folder.resolve(UNFINISHED + "-" + name);
        try {
            Files.createDirectory(unfinished);
            CheckpointFiles.write(unfinished, step, tensors, state);
            AtomicFiles.syncFolder(unfinished);
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(unfinished);
            throw e;
        }
        AtomicFiles.syncFolder(folder);
        return folder.resolve(name);
    }

    /** Marks a checkpoint as the best if its score is higher than that of the best so far. */
    void offerBest(Path checkpoint, double score) {
        JsonNode best = readBest();
        if (findBest().isPresent() && !(score > best.path("score").asDouble(Double.NEGATIVE_INFINITY))) {
            return;
        }
        ObjectNode marked = CheckpointFiles.JSON.createObjectNode();
        marked.put("checkpoint", checkpoint.getFileName().toString());
        marked.put("score", score);
        try {
            AtomicFiles.write(folder.resolve(BEST), CheckpointFiles.JSON.writeValueAsBytes(marked));
        } catch (DjinnException e) {
            warn.accept("could not mark the best checkpoint: " + e.getMessage());
        }
    }

    Optional<Path> findBest() {
        String name = readBest().path("checkpoint").asString("");
        return newestFirst().stream()
                .filter(path -> path.getFileName().toString().equals(name))
                .findFirst();
    }

    /** Deletes all but the newest few and the best. */
    void prune(int keepLast) {
        Optional<Path> best = findBest();
        newestFirst().stream()
                .skip(keepLast)
                .filter(path -> !best.equals(Optional.of(path)))
                .forEach(this::delete);
    }

    /** Deletes everything but the newest whole checkpoint; whether there was anything. */
    boolean dropOptional() {
        List<Path> all = newestFirst();
        Optional<Path> good = all.stream().filter(StageFolder::isWhole).findFirst();
        List<Path> optional =
                all.stream().filter(path -> !good.equals(Optional.of(path))).toList();
        optional.forEach(this::delete);
        return good.isPresent() && !optional.isEmpty();
    }

    private static boolean isWhole(Path path) {
        try {
            CheckpointFiles.read("", path);
            return true;
        } catch (DjinnException e) {
            return false;
        }
    }

    private JsonNode readBest() {
        try {
            Path file = folder.resolve(BEST);
            return Files.exists(file)
                    ? CheckpointFiles.JSON.readTree(Files.readAllBytes(file))
                    : CheckpointFiles.JSON.missingNode();
        } catch (IOException | JacksonException e) {
            warn.accept("could not read which checkpoint is the best: " + e.getMessage());
            return CheckpointFiles.JSON.missingNode();
        }
    }

    private List<Path> list(Pattern names) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (names.matcher(entry.getFileName().toString()).matches()) {
                    found.add(entry);
                }
            }
        } catch (IOException e) {
            warn.accept("could not list " + folder + ": " + e.getMessage());
        }
        return found;
    }

    private static long number(Path path) {
        String name = path.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('-')));
    }

    /** Hides the folder first, so that half of it is never taken for a checkpoint. */
    private void delete(Path checkpoint) {
        try {
            if (!Files.exists(checkpoint)) {
                return;
            }
            Path hidden = checkpoint;
            if (!checkpoint.getFileName().toString().startsWith(UNFINISHED)) {
                hidden = folder.resolve(UNFINISHED + "-" + checkpoint.getFileName());
                Files.move(checkpoint, hidden, StandardCopyOption.ATOMIC_MOVE);
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(hidden)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(hidden);
        } catch (IOException e) {
            warn.accept("could not delete " + checkpoint + ": " + e.getMessage());
        }
    }
}
