package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.Hashes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The two files of a checkpoint; {@code state.json} holds the hash of {@code tensors.safetensors}. */
@Owns(value = Owns.Resource.DISK, because = "weights of gigabytes go straight into the folder that appears by rename")
final class CheckpointFiles {
    static final int FORMAT = 1;
    private static final String TENSORS = "tensors.safetensors";
    private static final String STATE = "state.json";
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CheckpointFiles() {}

    /** Writes both into an existing empty folder and forces them to the disk. */
    static void write(Path folder, long step, Map<String, TensorData> tensors, ObjectNode state) throws IOException {
        Path values = folder.resolve(TENSORS);
        try (FileChannel out = FileChannel.open(values, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Safetensors.write(out, tensors, Map.of());
            out.force(true);
        }
        ObjectNode described = JSON.createObjectNode();
        described.put("format", FORMAT);
        described.put("step", step);
        described.put("sha256", Hashes.sha256(values));
        described.set("state", state);
        byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(described);
        try (FileChannel out =
                FileChannel.open(folder.resolve(STATE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (ByteBuffer bytes = ByteBuffer.wrap(text); bytes.hasRemaining(); ) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** @throws DjinnException BAD_INPUT if anything is missing, damaged or not finite */
    static Checkpoint read(String stage, Path folder) {
        JsonNode described = readState(folder.resolve(STATE));
        Path values = folder.resolve(TENSORS);
        Safetensors.Contents contents = Safetensors.read(values);
        try {
            if (!Hashes.sha256(values).equals(described.path("sha256").asString(""))) {
                throw new DjinnException(ExitCode.BAD_INPUT, values + " was changed after it was written");
            }
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "cannot read " + values + ": " + e.getMessage(), e);
        }
        Safetensors.requireFinite(contents.tensors(), values.toString());
        ObjectNode state = (ObjectNode) described.path("state");
        return new Checkpoint(stage, described.path("step").asLong(), contents.tensors(), state, folder);
    }

    private static JsonNode readState(Path file) {
        JsonNode described;
        try {
            described = JSON.readTree(Files.readAllBytes(file));
        } catch (IOException | JacksonException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + " is missing or damaged", e);
        }
        if (described.path("format").asInt(0) != FORMAT) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    file + ": format is " + described.path("format") + ", this trainer reads " + FORMAT);
        }
        if (!described.path("step").canConvertToLong()
                || !described.path("state").isObject()) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": step or state is missing");
        }
        return described;
    }
}
