package dev.djinn.trainer.config;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** The TOML mapper of the trainer, and a writer that groups keys under tables as a person would. */
final class TomlText {
    static final TomlMapper MAPPER = TomlMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    private TomlText() {}

    static String write(TrainConfig config) {
        StringBuilder text = new StringBuilder();
        writeTable("", MAPPER.<ObjectNode>valueToTree(config), text);
        return text.toString();
    }

    static Map<String, String> flat(TrainConfig config) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", MAPPER.<ObjectNode>valueToTree(config), values);
        return values;
    }

    private static void flatten(String prefix, ObjectNode table, Map<String, String> values) {
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            if (entry.getValue() instanceof ObjectNode inner) {
                flatten(prefix + entry.getKey() + ".", inner, values);
            } else {
                values.put(
                        prefix + entry.getKey(),
                        entry.getValue().isValueNode()
                                ? entry.getValue().asString()
                                : entry.getValue().toString());
            }
        }
    }

    private static void writeTable(String name, ObjectNode table, StringBuilder text) {
        ObjectNode values = MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            if (!entry.getValue().isObject()) {
                values.set(entry.getKey(), entry.getValue());
            }
        }
        if (!values.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append('[').append(name).append("]\n");
            text.append(MAPPER.writeValueAsString(values));
        }
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            if (entry.getValue() instanceof ObjectNode inner) {
                writeTable(name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), inner, text);
            }
        }
    }
}
