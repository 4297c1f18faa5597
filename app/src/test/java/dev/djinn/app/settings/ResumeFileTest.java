package dev.djinn.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.keep.Autosave.Resume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeFileTest {
    @TempDir
    private Path folder;

    @Test
    void choiceIsThereAtTheNextStartAndAskingIsTheFirst() {
        assertThat(new ResumeFile(folder).load()).isEqualTo(Resume.ASK);
        new ResumeFile(folder).save(Resume.ALWAYS);
        assertThat(new ResumeFile(folder).load()).isEqualTo(Resume.ALWAYS);
    }

    /** Fault 27: settings of a newer version, or no settings at all. */
    @Test
    void newerKeysAreKeptAndNonsenseMeansAsking() throws IOException {
        Path file = folder.resolve("keeping.json");
        Files.writeString(file, "{\"format\": 7, \"resume\": \"NEVER\", \"cloud\": true}");
        ResumeFile newer = new ResumeFile(folder);
        assertThat(newer.load()).isEqualTo(Resume.NEVER);
        newer.save(Resume.ASK);
        assertThat(Files.readString(file)).contains("cloud").contains("7");

        Files.writeString(file, "{\"resume\": \"PERHAPS");
        assertThat(new ResumeFile(folder).load()).isEqualTo(Resume.ASK);
    }

    @Test
    void whatThePlayerMakesGoesWhereTheEnvironmentSays() {
        assertThat(DataFolder.standard(Map.of("DJINN_HOME", "/home/a/games", "XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/home/a/games"));
        assertThat(DataFolder.standard(Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/djinn"));
        assertThat(DataFolder.standard(Map.of("XDG_DATA_HOME", "data"))).isAbsolute();
    }
}
