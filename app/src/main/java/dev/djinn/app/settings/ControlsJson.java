package dev.djinn.app.settings;

import dev.djinn.app.play.Controls;
import dev.djinn.app.play.KeyMode;
import dev.djinn.app.play.PadControl;
import dev.djinn.app.play.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.input.KeyCode;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The controls as JSON, as {@code app/docs/controls.md} describes. Keys that a newer version added are kept. */
final class ControlsJson {
    static final int FORMAT = 1;

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NAME = 40;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ControlsJson() {}

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

    /** @throws RuntimeException if a value is none that this version knows */
    static Controls read(ObjectNode json) {
        Controls defaults = Controls.defaults();
        return new Controls(
                one(Preset.class, json.path("preset"), defaults.preset()),
                one(KeyMode.class, json.path("mode"), defaults.mode()),
                bindings(KeyCode.class, json.path("keys")),
                bindings(PadControl.class, json.path("pad")),
                json.path("deadZone").asDouble(defaults.deadZone()),
                names(json.path("names")));
    }

    /** Writes the controls over those in {@code json}, which keeps what else it has. */
    static byte[] write(ObjectNode json, Controls controls) {
        json.put("format", Math.max(FORMAT, json.path("format").asInt(FORMAT)));
        json.put("preset", controls.preset().name());
        json.put("mode", controls.mode().name());
        json.set("keys", bindings(controls.keys()));
        json.set("pad", bindings(controls.pad()));
        json.put("deadZone", controls.deadZone());
        ObjectNode worlds = MAPPER.createObjectNode();
        new TreeMap<>(controls.names()).forEach((world, names) -> {
            ObjectNode actions = worlds.putObject(world);
            new TreeMap<>(names).forEach((action, name) -> actions.put(String.valueOf(action), name));
        });
        json.set("names", worlds);
        return bytes(json);
    }

    static byte[] bytes(ObjectNode json) {
        return MAPPER.writeValueAsBytes(json);
    }

    private static <E extends Enum<E>> ObjectNode bindings(Map<Integer, List<E>> bindings) {
        ObjectNode object = MAPPER.createObjectNode();
        new TreeMap<>(bindings).forEach((action, controls) -> {
            ArrayNode array = object.putArray(String.valueOf(action));
            controls.forEach(control -> array.add(control.name()));
        });
        return object;
    }

    private static <E extends Enum<E>> Map<Integer, List<E>> bindings(Class<E> kind, JsonNode object) {
        Map<Integer, List<E>> bindings = new TreeMap<>();
        object.properties().forEach(entry -> {
            List<E> controls = new ArrayList<>();
            entry.getValue().forEach(name -> controls.add(Enum.valueOf(kind, name.asString())));
            bindings.put(Integer.valueOf(entry.getKey()), List.copyOf(controls));
        });
        return bindings;
    }

    private static Map<String, Map<Integer, String>> names(JsonNode object) {
        Map<String, Map<Integer, String>> names = new TreeMap<>();
        object.properties().forEach(world -> {
            Map<Integer, String> actions = new TreeMap<>();
            world.getValue().properties().forEach(action -> {
                String name = action.getValue().asString().strip();
                actions.put(Integer.valueOf(action.getKey()), name.substring(0, Math.min(MAX_NAME, name.length())));
            });
            names.put(world.getKey(), Map.copyOf(actions));
        });
        return names;
    }

    private static <E extends Enum<E>> E one(Class<E> kind, JsonNode name, E otherwise) {
        return name.isMissingNode() ? otherwise : Enum.valueOf(kind, name.asString());
    }
}
