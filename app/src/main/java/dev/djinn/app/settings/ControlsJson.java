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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The controls as JSON, as {@code app/docs/controls.md} describes. */
final class ControlsJson implements SettingsFile.Form<Controls> {
    private static final int MAX_NAME = 40;

    @Override
    public Controls defaults() {
        return Controls.defaults();
    }

    @Override
    public Controls read(ObjectNode json) {
        Controls defaults = Controls.defaults();
        return new Controls(
                SettingsJson.one(Preset.class, json.path("preset"), defaults.preset()),
                SettingsJson.one(KeyMode.class, json.path("mode"), defaults.mode()),
                bindings(KeyCode.class, json.path("keys")),
                bindings(PadControl.class, json.path("pad")),
                json.path("deadZone").asDouble(defaults.deadZone()),
                names(json.path("names")));
    }

    @Override
    public void write(ObjectNode json, Controls controls) {
        SettingsJson.putFormat(json);
        json.put("preset", controls.preset().name());
        json.put("mode", controls.mode().name());
        json.set("keys", bindings(controls.keys()));
        json.set("pad", bindings(controls.pad()));
        json.put("deadZone", controls.deadZone());
        ObjectNode worlds = SettingsJson.empty();
        new TreeMap<>(controls.names()).forEach((world, names) -> {
            ObjectNode actions = worlds.putObject(world);
            new TreeMap<>(names).forEach((action, name) -> actions.put(String.valueOf(action), name));
        });
        json.set("names", worlds);
    }

    private static <E extends Enum<E>> ObjectNode bindings(Map<Integer, List<E>> bindings) {
        ObjectNode object = SettingsJson.empty();
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
}
