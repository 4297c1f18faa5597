package dev.djinn.app.settings;

import dev.djinn.app.library.Store;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** Whether the player knows the first keys, on the disk: {@code hints.json} beside the settings. */
public final class HintsFile implements Store<Boolean> {
    private static final String KEYS = "keysSeen";

    private final SettingsFile<Boolean> file;

    /** @param folder of the settings; need not exist */
    public HintsFile(Path folder) {
        this.file = new SettingsFile<>(folder.resolve("hints.json"), "hints", new Form());
    }

    @Override
    public Boolean load() {
        return file.load().settings();
    }

    @Override
    public void save(Boolean areSeen) {
        file.save(areSeen);
    }

    private static final class Form implements SettingsFile.Form<Boolean> {
        @Override
        public Boolean defaults() {
            return false;
        }

        @Override
        public Boolean read(ObjectNode json) {
            return json.path(KEYS).asBoolean(false);
        }

        @Override
        public void write(ObjectNode json, Boolean areSeen) {
            SettingsJson.putFormat(json);
            json.put(KEYS, areSeen);
        }
    }
}
