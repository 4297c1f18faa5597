package dev.djinn.trainer.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys that a training configuration may have, as dotted names, read from the records themselves. */
final class Keys {
    private static final List<String> ALL = List.copyOf(collect("", TrainConfig.class));

    private Keys() {}

    /** All keys that hold a value, in the order of the records. */
    static List<String> all() {
        return ALL;
    }

    /** The first key of {@code tree} that no configuration has. */
    static Optional<String> findUnknown(ObjectNode tree) {
        return findUnknown("", tree);
    }

    /** The known key most like {@code unknown}. */
    static String nearest(String unknown) {
        return ALL.stream()
                .min(Comparator.comparingInt(key -> likeness(unknown, key)))
                .orElseThrow();
    }

    private static Optional<String> findUnknown(String prefix, ObjectNode tree) {
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            String key = prefix + entry.getKey();
            boolean table = ALL.stream().anyMatch(known -> known.startsWith(key + "."));
            if (!table && !ALL.contains(key)) {
                return Optional.of(key);
            }
            if (table && entry.getValue() instanceof ObjectNode inner) {
                Optional<String> unknown = findUnknown(key + ".", inner);
                if (unknown.isPresent()) {
                    return unknown;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> collect(String prefix, Class<?> type) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + snakeCase(component.getName());
            if (component.getType().isRecord()) {
                keys.addAll(collect(key + ".", component.getType()));
            } else {
                keys.add(key);
            }
        }
        return keys;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Edits between the whole names, or between their last parts if that is closer. */
    private static int likeness(String unknown, String key) {
        return Math.min(2 * edits(unknown, key), 2 * edits(last(unknown), last(key)) + 1);
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Levenshtein distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
