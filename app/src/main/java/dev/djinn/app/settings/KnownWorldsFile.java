package dev.djinn.app.settings;

import dev.djinn.app.library.KnownWorld;
import dev.djinn.app.library.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The worlds that were here, on the disk: {@code worlds.json} beside the settings, so that it does not vanish with them. */
public final class KnownWorldsFile implements Store<List<KnownWorld>> {
    private static final String WORLDS = "worlds";

    private final SettingsFile<List<KnownWorld>> file;

    /** @param folder of the settings; need not exist */
    public KnownWorldsFile(Path folder) {
        this.file = new SettingsFile<>(folder.resolve("worlds.json"), "known worlds", new Form());
    }

    @Override
    public List<KnownWorld> load() {
        return file.load().settings();
    }

    @Override
    public void save(List<KnownWorld> worlds) {
        file.save(worlds);
    }

    private static final class Form implements SettingsFile.Form<List<KnownWorld>> {
        @Override
        public List<KnownWorld> defaults() {
            return List.of();
        }

        @Override
        public List<KnownWorld> read(ObjectNode json) {
            List<KnownWorld> worlds = new ArrayList<>();
            for (JsonNode world : json.path(WORLDS)) {
                worlds.add(new KnownWorld(
                        Path.of(world.path("folder").asString()),
                        world.path("name").asString(),
                        world.path("hash").asString(),
                        Optional.ofNullable(world.get("flaw")).map(JsonNode::asString)));
            }
            return List.copyOf(worlds);
        }

        @Override
        public void write(ObjectNode json, List<KnownWorld> worlds) {
            SettingsJson.putFormat(json);
            ArrayNode array = json.putArray(WORLDS);
            for (KnownWorld world : worlds) {
                ObjectNode object = array.addObject();
                object.put("folder", world.folder().toString());
                object.put("name", world.name());
                object.put("hash", world.hash());
                world.flaw().ifPresent(flaw -> object.put("flaw", flaw));
            }
        }
    }
}
