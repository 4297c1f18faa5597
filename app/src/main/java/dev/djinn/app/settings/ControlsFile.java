package dev.djinn.app.settings;

import dev.djinn.app.play.Controls;
import java.nio.file.Path;
import java.util.Optional;

/** The player's controls on the disk. Any thread. */
public final class ControlsFile {
    /**
     * What was found.
     *
     * @param notice what the player should know about it, one line
     */
    public record Kept(Controls controls, Optional<String> notice) {}

    private final SettingsFile<Controls> file;

    /** @param folder of the settings; need not exist */
    public ControlsFile(Path folder) {
        this.file = new SettingsFile<>(folder.resolve("controls.json"), "controls", new ControlsJson());
    }

    public Path file() {
        return file.file();
    }

    /** The controls as they were kept last, or the defaults. */
    public Kept load() {
        SettingsFile.Kept<Controls> kept = file.load();
        return new Kept(kept.settings(), kept.notice());
    }

    /**
     * Keeps them.
     *
     * @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if the disk is full or refuses; the file then stays as it was
     */
    public void save(Controls controls) {
        file.save(controls);
    }
}
