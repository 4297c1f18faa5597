package dev.djinn.app.settings;

import dev.djinn.app.library.Signer;
import dev.djinn.app.library.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whom the player trusts to sign worlds, on the disk: {@code signers.json} beside the settings. */
public final class SignersFile implements Store<List<Signer>> {
    private static final String SIGNERS = "signers";

    private final SettingsFile<List<Signer>> file;

    /** @param folder of the settings; need not exist */
    public SignersFile(Path folder) {
        this.file = new SettingsFile<>(folder.resolve("signers.json"), "trusted signers", new Form());
    }

    @Override
    public List<Signer> load() {
        return file.load().settings();
    }

    @Override
    public void save(List<Signer> signers) {
        file.save(signers);
    }

    private static final class Form implements SettingsFile.Form<List<Signer>> {
        @Override
        public List<Signer> defaults() {
            return List.of();
        }

        @Override
        public List<Signer> read(ObjectNode json) {
            List<Signer> signers = new ArrayList<>();
            for (JsonNode signer : json.path(SIGNERS)) {
                signers.add(new Signer(
                        signer.path("key").asString(),
                        signer.path("name").asString(),
                        signer.path("trusted").asBoolean(false)));
            }
            return List.copyOf(signers);
        }

        @Override
        public void write(ObjectNode json, List<Signer> signers) {
            SettingsJson.putFormat(json);
            ArrayNode array = json.putArray(SIGNERS);
            for (Signer signer : signers) {
                ObjectNode object = array.addObject();
                object.put("key", signer.key());
                object.put("name", signer.name());
                object.put("trusted", signer.isTrusted());
            }
        }
    }
}
