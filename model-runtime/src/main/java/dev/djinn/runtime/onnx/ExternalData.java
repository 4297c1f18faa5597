package dev.djinn.runtime.onnx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the places outside an ONNX file where it keeps tensors: {@code external_data} of every TensorProto in it.
 *
 * <p>Walks the protobuf messages itself, a few milliseconds of work; the generated classes take 200 ms to start, which every
 * opened world would pay. What it cannot walk to the last byte is no graph.
 */
final class ExternalData {
    /** The messages of onnx.proto3 that lead to tensors, and by which fields. */
    private enum Message {
        MODEL,
        GRAPH,
        FUNCTION,
        NODE,
        ATTRIBUTE,
        SPARSE,
        TENSOR,
        OTHER;

        /** The message in a field; OTHER where no tensor can be. */
        private Message inner(int field) {
            return switch (this) {
                case MODEL -> field == 7 ? GRAPH : field == 25 ? FUNCTION : OTHER;
                case GRAPH -> field == 1 ? NODE : field == 5 ? TENSOR : field == 15 ? SPARSE : OTHER;
                case FUNCTION -> field == 7 ? NODE : field == 11 ? ATTRIBUTE : OTHER;
                case NODE -> field == 5 ? ATTRIBUTE : OTHER;
                case ATTRIBUTE ->
                    switch (field) {
                        case 5, 10 -> TENSOR;
                        case 6, 11 -> GRAPH;
                        case 22, 23 -> SPARSE;
                        default -> OTHER;
                    };
                case SPARSE -> field == 1 || field == 2 ? TENSOR : OTHER;
                case TENSOR, OTHER -> OTHER;
            };
        }
    }

    private static final int EXTERNAL_DATA = 13;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int DEEPEST = 100;

    private final List<Map<String, String>> places = new ArrayList<>();

    private ExternalData() {}

    /**
     * The entries of each tensor that has some, such as location, offset and length.
     *
     * @throws IllegalArgumentException if the bytes are no ONNX model, or an entry is there twice
     */
    static List<Map<String, String>> of(byte[] onnx) {
        ExternalData found = new ExternalData();
        try {
            found.walk(ByteBuffer.wrap(onnx), Message.MODEL, 0);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("it ends inside a message", e);
        }
        return found.places;
    }

    private void walk(ByteBuffer message, Message kind, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("graphs inside graphs, too deep");
        }
        Map<String, String> place = kind == Message.TENSOR ? new HashMap<>() : Map.of();
        while (message.hasRemaining()) {
            long tag = varint(message);
            int field = Math.toIntExact(tag >>> 3);
            ByteBuffer content = content(message, (int) (tag & 7));
            Message inner = kind.inner(field);
            if (inner != Message.OTHER) {
                walk(content, inner, depth + 1);
            } else if (kind == Message.TENSOR && field == EXTERNAL_DATA) {
                readEntry(content, place);
            }
        }
        if (!place.isEmpty()) {
            places.add(place);
        }
    }

    private static void readEntry(ByteBuffer entry, Map<String, String> place) {
        Map<Integer, String> texts = new HashMap<>();
        while (entry.hasRemaining()) {
            long tag = varint(entry);
            ByteBuffer content = content(entry, (int) (tag & 7));
            texts.put(
                    Math.toIntExact(tag >>> 3),
                    StandardCharsets.UTF_8.decode(content).toString());
        }
        String key = texts.getOrDefault(KEY, "");
        if (place.putIfAbsent(key, texts.getOrDefault(VALUE, "")) != null) {
            throw new IllegalArgumentException("a tensor has two entries '" + key + "'");
        }
    }

    /** What follows a tag; empty for numbers. */
    private static ByteBuffer content(ByteBuffer message, int wireType) {
        int length = switch (wireType) {
            case 0 -> {
                varint(message);
                yield 0;
            }
            case 1 -> skip(message, Long.BYTES);
            case 2 -> Math.toIntExact(varint(message));
            case 5 -> skip(message, Integer.BYTES);
            default -> throw new IllegalArgumentException("no field has the wire type " + wireType);
        };
        if (length < 0 || length > message.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer content = message.slice(message.position(), length);
        message.position(message.position() + length);
        return content;
    }

    private static int skip(ByteBuffer message, int bytes) {
        if (bytes > message.remaining()) {
            throw new BufferUnderflowException();
        }
        message.position(message.position() + bytes);
        return 0;
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }
}
