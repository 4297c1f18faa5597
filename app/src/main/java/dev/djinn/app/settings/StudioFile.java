package dev.djinn.app.settings;

import dev.djinn.app.play.Accent;
import dev.djinn.app.play.Look;
import dev.djinn.app.play.Movement;
import dev.djinn.app.play.StudioSettings;
import dev.djinn.app.play.Theme;
import dev.djinn.app.words.Language;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** How the player watches and records, on the disk: {@code studio.json}, see {@code app/docs/settings.md}. Any thread. */
public final class StudioFile {
    /**
     * What was found.
     *
     * @param notice what the player should know about it, one line
     */
    public record Kept(StudioSettings settings, Optional<String> notice) {}

    private final SettingsFile<StudioSettings> file;

    /** @param folder of the settings; need not exist */
    public StudioFile(Path folder) {
        this.file = new SettingsFile<>(folder.resolve("studio.json"), "settings", new Form());
    }

    public Kept load() {
        SettingsFile.Kept<StudioSettings> kept = file.load();
        return new Kept(kept.settings(), kept.notice());
    }

    /** @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if the disk is full or refuses; the file then stays as it was */
    public void save(StudioSettings settings) {
        file.save(settings);
    }

    private static final class Form implements SettingsFile.Form<StudioSettings> {
        @Override
        public StudioSettings defaults() {
            return StudioSettings.defaults();
        }

        @Override
        public StudioSettings read(ObjectNode json) {
            StudioSettings usual = defaults();
            return new StudioSettings(
                    SettingsJson.one(usual.filter().getDeclaringClass(), json.path("filter"), usual.filter()),
                    SettingsJson.one(usual.recordAs().getDeclaringClass(), json.path("recordAs"), usual.recordAs()),
                    readLook(json, usual.look()));
        }

        private static Look readLook(ObjectNode json, Look usual) {
            return new Look(
                    SettingsJson.one(Theme.class, json.path("theme"), usual.theme()),
                    SettingsJson.one(Accent.class, json.path("accent"), usual.accent()),
                    json.has("textPercent") ? json.path("textPercent").asInt() : usual.textPercent(),
                    SettingsJson.one(Movement.class, json.path("movement"), usual.movement()),
                    SettingsJson.one(Language.class, json.path("language"), usual.language()),
                    json.has("flashGuard") ? json.path("flashGuard").asBoolean() : usual.flashGuard());
        }

        @Override
        public void write(ObjectNode json, StudioSettings settings) {
            SettingsJson.putFormat(json);
            json.put("filter", settings.filter().name());
            json.put("recordAs", settings.recordAs().name());
            json.put("theme", settings.look().theme().name());
            json.put("accent", settings.look().accent().name());
            json.put("textPercent", settings.look().textPercent());
            json.put("movement", settings.look().movement().name());
            json.put("language", settings.look().language().name());
            json.put("flashGuard", settings.look().flashGuard());
        }
    }
}
