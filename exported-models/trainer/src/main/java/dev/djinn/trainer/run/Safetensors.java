package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the safetensors format: eight bytes with the length of a JSON header, the header, then the values of
 * all tensors without a gap. A file is refused with one reason, before memory is spent on what it promises.
 */
public final class Safetensors {
    static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Safetensors() {}

    /**
     * What a file holds.
     *
     * @param tensors in the order of their bytes
     * @param metadata free texts
     */
    public record Contents(Map<String, TensorData> tensors, Map<String, String> metadata) {}

    /** Writes tensors in the order of the map. The header is padded so that values start at a multiple of 8. */
    public static void write(WritableByteChannel out, Map<String, TensorData> tensors, Map<String, String> metadata)
            throws IOException {
        write(out, tensors, metadata, Long.BYTES);
    }

    /**
     * As the other.
     *
     * @param alignment values start at a multiple of so many bytes, itself one of 8
     */
    public static void write(
            WritableByteChannel out, Map<String, TensorData> tensors, Map<String, String> metadata, int alignment)
            throws IOException {
        byte[] header = header(tensors, metadata, alignment);
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(header.length).put(header).flip();
        writeFully(out, start);
        for (TensorData tensor : tensors.values()) {
            writeFully(out, tensor.bytes());
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws DjinnException BAD_INPUT if the file breaks a rule of the format; the message names file and tensor
     */
    public static Contents read(Path file) {
        try (FileChannel in = FileChannel.open(file)) {
            SafetensorsHeader header = SafetensorsHeader.read(in, file.toString());
            Map<String, TensorData> tensors = new LinkedHashMap<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                ByteBuffer bytes = ByteBuffer.allocate(entry.bytes());
                readFully(in, bytes);
                tensors.put(entry.name(), TensorData.of(entry.type(), bytes.flip(), entry.shape()));
            }
            return new Contents(tensors, header.metadata());
        } catch (IOException e) {
            String reason =
                    Files.exists(file) ? "cannot read " + file + ": " + e.getMessage() : "no such file: " + file;
            throw new DjinnException(ExitCode.BAD_INPUT, reason, e);
        }
    }

    /**
     * @param where named in the error
     * @throws DjinnException BAD_INPUT naming the first tensor with a value that is NaN or infinite
     */
    public static void requireFinite(Map<String, TensorData> tensors, String where) {
        for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
            if (!entry.getValue().isFinite()) {
                throw new DjinnException(
                        ExitCode.BAD_INPUT, where + ": tensor '" + entry.getKey() + "' holds NaN or infinity");
            }
        }
    }

    static void readFully(ReadableByteChannel in, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new IOException("it ends too early");
            }
        }
    }

    private static void writeFully(WritableByteChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static byte[] header(Map<String, TensorData> tensors, Map<String, String> metadata, int alignment) {
        ObjectNode header = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            header.set(METADATA, JSON.valueToTree(metadata));
        }
        long begin = 0;
        for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
            TensorData tensor = entry.getValue();
            long end = begin + tensor.bytes().remaining();
            ArrayNode shape = JSON.createArrayNode();
            for (long size : tensor.shape()) {
                shape.add(size);
            }
            ObjectNode described = header.putObject(entry.getKey());
            described.put("dtype", tensor.type().name());
            described.set("shape", shape);
            described.putArray("data_offsets").add(begin).add(end);
            begin = end;
        }
        String json = header.toString();
        int end = Long.BYTES + json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat((alignment - end % alignment) % alignment)).getBytes(StandardCharsets.UTF_8);
    }
}
