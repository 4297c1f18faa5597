package dev.djinn.app.settings;

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
 * Settings of one kind on the disk. A file that cannot be understood is put aside as {@code NAME.broken}, and the defaults
 * are used; keys that a newer version added are kept. Any thread.
 */
@Owns(value = Owns.Resource.DISK, because = "a broken settings file is put aside by a rename")
final class SettingsFile<T> {
    /** How settings are JSON. */
    interface Form<T> {
        T defaults();

        /** @throws RuntimeException if a value is none that this version knows */
        T read(ObjectNode json);

        /** Writes the settings over those in {@code json}, which keeps what else it has. */
        void write(ObjectNode json, T settings);
    }

    /**
     * What was found.
     *
     * @param notice what the player should know about it, one line
     */
    record Kept<T>(T settings, Optional<String> notice) {}

    private final Path file;
    private final String title;
    private final Form<T> form;
    private ObjectNode json = SettingsJson.empty();

    /** @param title what the player calls these settings, in the plural */
    SettingsFile(Path file, String title, Form<T> form) {
        this.file = file;
        this.title = title;
        this.form = form;
    }

    Path file() {
        return file;
    }

    /** The settings as they were kept last, or the defaults. */
    synchronized Kept<T> load() {
        if (!Files.exists(file)) {
            return new Kept<>(form.defaults(), Optional.empty());
        }
        try {
            ObjectNode read = SettingsJson.parse(Files.readAllBytes(file));
            T settings = form.read(read);
            json = read;
            return new Kept<>(settings, Optional.empty());
        } catch (IOException | RuntimeException e) {
            return new Kept<>(
                    form.defaults(),
                    Optional.of("The " + title + " in " + file + " cannot be read, so the usual ones are used. "
                            + putAside()));
        }
    }

    /** @throws DjinnException CANNOT_WRITE if the disk is full or refuses; the file then stays as it was */
    synchronized void save(T settings) {
        form.write(json, settings);
        AtomicFiles.write(file, SettingsJson.bytes(json));
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
