package dev.djinn.app.settings;

import dev.djinn.app.library.Speed;
import dev.djinn.app.library.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How fast worlds were found to play here, on the disk: {@code speeds.json}, of this machine alone. */
public final class SpeedsFile implements Store<List<Speed>> {
    private static final String SPEEDS = "speeds";

    private final SettingsFile<List<Speed>> file;

    /** @param folder of the program's state; need not exist */
    public SpeedsFile(Path folder) {
        this.file = new SettingsFile<>(folder.resolve("speeds.json"), "measured speeds", new Form());
    }

    @Override
    public List<Speed> load() {
        return file.load().settings();
    }

    @Override
    public void save(List<Speed> speeds) {
        file.save(speeds);
    }

    private static final class Form implements SettingsFile.Form<List<Speed>> {
        @Override
        public List<Speed> defaults() {
            return List.of();
        }

        @Override
        public List<Speed> read(ObjectNode json) {
            List<Speed> speeds = new ArrayList<>();
            for (JsonNode speed : json.path(SPEEDS)) {
                speeds.add(new Speed(
                        speed.path("hash").asString(),
                        speed.path("device").asString(),
                        speed.path("version").asString(),
                        speed.path("framesPerSecond").asDouble()));
            }
            return List.copyOf(speeds);
        }

        @Override
        public void write(ObjectNode json, List<Speed> speeds) {
            SettingsJson.putFormat(json);
            ArrayNode array = json.putArray(SPEEDS);
            for (Speed speed : speeds) {
                ObjectNode object = array.addObject();
                object.put("hash", speed.hash());
                object.put("device", speed.device());
                object.put("version", speed.version());
                object.put("framesPerSecond", speed.framesPerSecond());
            }
        }
    }
}
