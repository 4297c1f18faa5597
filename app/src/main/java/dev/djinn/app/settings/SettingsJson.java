package dev.djinn.app.settings;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON of settings files, read within limits. */
final class SettingsJson {
    private static final int FORMAT = 1;
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 16;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private SettingsJson() {}

    static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    /** @throws RuntimeException if it is no JSON object */
    static ObjectNode parse(byte[] json) {
        if (MAPPER.readTree(json) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("it is no JSON object");
    }

    static byte[] bytes(ObjectNode json) {
        return MAPPER.writeValueAsBytes(json);
    }

    /** Says which format this is; a newer one stays the newer one. */
    static void putFormat(ObjectNode json) {
        json.put("format", Math.max(FORMAT, json.path("format").asInt(FORMAT)));
    }

    static <E extends Enum<E>> E one(Class<E> kind, JsonNode name, E otherwise) {
        return name.isMissingNode() ? otherwise : Enum.valueOf(kind, name.asString());
    }
}
