package dev.djinn.app.settings;

import dev.djinn.engine.keep.Autosave.Resume;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a game goes on where it was left, as the player chose; {@code keeping.json} beside the controls. What cannot be
 * understood counts as the default, to ask, and is written anew with the next choice. Any thread.
 */
public final class ResumeFile {
    private static final String RESUME = "resume";

    private final Path file;
    private ObjectNode json = SettingsJson.empty();

    /** @param folder of the settings; need not exist */
    public ResumeFile(Path folder) {
        this.file = folder.resolve("keeping.json");
    }

    public synchronized Resume load() {
        if (!Files.isRegularFile(file)) {
            return Resume.ASK;
        }
        try {
            ObjectNode read = SettingsJson.parse(Files.readAllBytes(file));
            Resume resume = Resume.valueOf(read.path(RESUME).asString(Resume.ASK.name()));
            json = read;
            return resume;
        } catch (IOException | RuntimeException e) {
            System.getLogger(ResumeFile.class.getName())
                    .log(System.Logger.Level.WARNING, file + " cannot be read; Djinn asks before it resumes");
            return Resume.ASK;
        }
    }

    /**
     * Keeps the choice.
     *
     * @throws DjinnException CANNOT_WRITE if the disk is full or refuses; the file then stays as it was
     */
    public synchronized void save(Resume resume) {
        SettingsJson.putFormat(json);
        json.put(RESUME, resume.name());
        AtomicFiles.write(file, SettingsJson.bytes(json));
    }
}
