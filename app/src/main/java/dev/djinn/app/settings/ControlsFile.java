package dev.djinn.app.settings;

import dev.djinn.app.play.Controls;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The player's controls on the disk. A file that cannot be understood is put aside as {@code controls.json.broken}, and the
 * defaults are used. Any thread.
 */
@Owns(value = Owns.Resource.DISK, because = "a broken settings file is put aside by a rename")
public final class ControlsFile {
    /**
     * What was found.
     *
     * @param notice what the player should know about it, one line
     */
    public record Kept(Controls controls, Optional<String> notice) {}

    private final Path file;
    private ObjectNode json = ControlsJson.empty();

    /** @param folder of the settings; need not exist */
    public ControlsFile(Path folder) {
        this.file = folder.resolve("controls.json");
    }

    public Path file() {
        return file;
    }

    /** The controls as they were kept last, or the defaults. */
    public synchronized Kept load() {
        if (!Files.exists(file)) {
            return new Kept(Controls.defaults(), Optional.empty());
        }
        try {
            ObjectNode read = ControlsJson.parse(Files.readAllBytes(file));
            Controls controls = ControlsJson.read(read);
            json = read;
            return new Kept(controls, Optional.empty());
        } catch (IOException | RuntimeException e) {
            return new Kept(
                    Controls.defaults(),
                    Optional.of(
                            "The controls in " + file + " cannot be read, so the usual ones are used. " + putAside()));
        }
    }

    /**
     * Keeps them.
     *
     * @throws DjinnException CANNOT_WRITE if the disk is full or refuses; the file then stays as it was
     */
    public synchronized void save(Controls controls) {
        AtomicFiles.write(file, ControlsJson.write(json, controls));
    }

    private String putAside() {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return "The old file is now " + aside.getFileName() + ".";
        } catch (IOException e) {
            return "Mend or remove that file.";
        }
    }
}
