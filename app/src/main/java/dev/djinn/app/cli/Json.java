package dev.djinn.app.cli;

import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object on one line. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String of(Map<String, ?> object) {
        return MAPPER.writeValueAsString(object);
    }
}
