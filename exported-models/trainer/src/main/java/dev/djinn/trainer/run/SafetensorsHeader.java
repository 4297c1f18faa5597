package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The header of a safetensors file, checked in full: afterwards the entries fill the file without hole or overlap. */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    private static final long LONGEST = 100_000_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** One tensor; {@code begin} counts from the end of the header. */
    record Entry(String name, TensorData.Type type, List<Long> sizes, long begin, int bytes) {
        long[] shape() {
            return sizes.stream().mapToLong(Long::longValue).toArray();
        }

        long end() {
            return begin + bytes;
        }
    }

    /** Leaves the channel at the first value. */
    static SafetensorsHeader read(FileChannel in, String where) throws IOException {
        if (in.size() < Long.BYTES) {
            throw refuse(where, "is too short for a safetensors file");
        }
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Safetensors.readFully(in, length);
        long bytes = length.getLong(0);
        if (bytes < 2 || bytes > LONGEST) {
            throw refuse(where, "says its header has " + Long.toUnsignedString(bytes) + " bytes; at most 100 MB");
        }
        long values = in.size() - Long.BYTES - bytes;
        if (values < 0) {
            throw refuse(where, "ends inside its header");
        }
        ByteBuffer text = ByteBuffer.allocate((int) bytes);
        Safetensors.readFully(in, text);
        return parse(text.array(), values, where);
    }

    private static SafetensorsHeader parse(byte[] text, long values, String where) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JacksonException e) {
            throw refuse(where, "has a header that is not JSON: " + e.getOriginalMessage());
        }
        if (!(tree instanceof ObjectNode object)) {
            throw refuse(where, "has a header that is not a JSON object");
        }
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (property.getKey().equals(Safetensors.METADATA)) {
                readMetadata(property.getValue(), metadata, where);
            } else {
                entries.add(entry(property.getKey(), property.getValue(), where));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        requireFilled(entries, values, where);
        return new SafetensorsHeader(List.copyOf(entries), metadata);
    }

    private static void readMetadata(JsonNode node, Map<String, String> metadata, String where) {
        if (!node.isObject()) {
            throw refuse(where, "has metadata that is not a JSON object");
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (!property.getValue().isString()) {
                throw refuse(where, "has metadata '" + property.getKey() + "' that is not text");
            }
            metadata.put(property.getKey(), property.getValue().asString());
        }
    }

    private static Entry entry(String name, JsonNode node, String where) {
        String tensor = "tensor '" + name + "'";
        TensorData.Type type = type(node.path("dtype"), where, tensor);
        List<Long> sizes = wholeNumbers(node.path("shape"), where, tensor + ": shape");
        List<Long> offsets = wholeNumbers(node.path("data_offsets"), where, tensor + ": data_offsets");
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw refuse(where, tensor + ": data_offsets are not a beginning and an end");
        }
        long bytes = offsets.get(1) - offsets.get(0);
        if (bytes != expectedBytes(type, sizes, where, tensor)) {
            throw refuse(where, tensor + ": " + type + sizes + " does not fit its " + bytes + " bytes");
        }
        if (bytes > Integer.MAX_VALUE) {
            throw refuse(where, tensor + " has more than 2 GiB");
        }
        return new Entry(name, type, sizes, offsets.get(0), (int) bytes);
    }

    private static TensorData.Type type(JsonNode node, String where, String tensor) {
        for (TensorData.Type type : TensorData.Type.values()) {
            if (node.isString() && type.name().equals(node.asString())) {
                return type;
            }
        }
        throw refuse(where, tensor + ": dtype " + node + " is not one of F32, F16, I64, U8");
    }

    private static List<Long> wholeNumbers(JsonNode node, String where, String what) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode number : node.isArray() ? node.values() : List.<JsonNode>of()) {
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
                throw refuse(where, what + " holds " + number + ", not a size");
            }
            numbers.add(number.asLong());
        }
        if (!node.isArray()) {
            throw refuse(where, what + " is missing");
        }
        return List.copyOf(numbers);
    }

    private static long expectedBytes(TensorData.Type type, List<Long> sizes, String where, String tensor) {
        try {
            long count =
                    TensorData.count(sizes.stream().mapToLong(Long::longValue).toArray());
            return Math.multiplyExact(count, type.width());
        } catch (ArithmeticException e) {
            throw refuse(where, tensor + ": shape " + sizes + " is too large");
        }
    }

    private static void requireFilled(List<Entry> entries, long values, String where) {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.begin() != end) {
                String fault = entry.begin() < end ? " overlaps the one before" : " follows a hole";
                throw refuse(where, "tensor '" + entry.name() + "'" + fault);
            }
            end = entry.end();
        }
        if (end > values) {
            throw refuse(where, "ends inside tensor '" + entries.getLast().name() + "'");
        }
        if (end < values) {
            throw refuse(where, "has " + (values - end) + " bytes that belong to no tensor");
        }
    }

    private static DjinnException refuse(String where, String fault) {
        return new DjinnException(ExitCode.BAD_INPUT, where + (fault.startsWith("tensor") ? ": " : " ") + fault);
    }
}
