package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measurements as JSON lines, only ever appended to, each line on its way to the disk before the call returns. A last
 * line that a crash cut short is removed when the log is opened again. Safe for use by several threads.
 */
@Owns(value = Owns.Resource.DISK, because = "lines are appended to one open file, which no atomic replacement can do")
public final class MetricsLog implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final FileChannel channel;

    private MetricsLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws DjinnException CANNOT_WRITE */
    public static MetricsLog open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.truncate(endOfLastLine(channel));
            channel.position(channel.size());
            return new MetricsLog(file, channel);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.CANNOT_WRITE, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Adds one line.
     *
     * @param values in the order of the line; values are numbers, texts, or lists and maps of these
     * @throws DjinnException CANNOT_WRITE; nothing of the line is left
     */
    public synchronized void append(Map<String, ?> values) {
        byte[] line = (JSON.writeValueAsString(values) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            long before = channel.position();
            try {
                ByteBuffer bytes = ByteBuffer.wrap(line);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw new DjinnException(ExitCode.CANNOT_WRITE, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** All whole lines of a log, oldest first; none if the file does not exist. */
    public static List<ObjectNode> readAll(Path file) {
        List<ObjectNode> lines = new ArrayList<>();
        try {
            if (!Files.exists(file)) {
                return lines;
            }
            for (String line : Files.readString(file).split("\n", -1)) {
                parse(line, lines);
            }
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "cannot read " + file + ": " + e.getMessage(), e);
        }
        return lines;
    }

    private static void parse(String line, List<ObjectNode> lines) {
        try {
            JsonNode node = line.isBlank() ? JSON.missingNode() : JSON.readTree(line);
            if (node instanceof ObjectNode object) {
                lines.add(object);
            }
        } catch (JacksonException e) {
            return; // a line that a crash cut short
        }
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DjinnException(ExitCode.CANNOT_WRITE, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
