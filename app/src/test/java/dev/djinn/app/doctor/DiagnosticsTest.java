package dev.djinn.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.TestWorlds;
import dev.djinn.app.library.WorldEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A player called marker-7, in a folder called so, who called everything so: none of it leaves the machine. */
class DiagnosticsTest {
    private static final String MARKER = "marker-7";

    @TempDir
    private Path folder;

    private Map<String, String> contents() throws IOException {
        Path home = Files.createDirectories(folder.resolve("Home").resolve(MARKER));
        Path config = Files.createDirectories(home.resolve("config"));
        Files.writeString(config.resolve("controls.json"), """
                {"format": 1, "preset": "KEYS", "deadZone": 0.25, "keys": {"0": ["A", "LEFT"]},
                 "names": {"abcd": {"0": "marker-7 jumps"}}, "marker-7": 1, "note": "by marker-7"}
                """);
        Files.writeString(
                config.resolve("worlds.json"),
                "{\"worlds\": [{\"folder\": \"" + home + "/w\", \"name\": \"" + MARKER + "\", \"hash\": \"ab\"}]}");
        Files.writeString(config.resolve("broken.json"), "{ " + MARKER);
        Path world = TestWorlds.toy(home.resolve("worlds").resolve("w"), MARKER);
        List<WorldEntry> worlds =
                TestWorlds.library(new TestWorlds.Kept<>(), world.getParent()).list();
        return new Diagnostics(
                        Map.of("DJINN_HOME", home.toString(), "USER", MARKER, "XDG_DATA_HOME", home + "/data"),
                        home.toString(),
                        MARKER)
                .contents(
                        "djinn 1.2.3",
                        List.of(
                                Finding.ok("java", "Java", "25 in " + home + "/jdk"),
                                Finding.problem("x", "X", "not for MARKER-7", "chown " + MARKER + " " + home)),
                        worlds,
                        config);
    }

    @Test
    void nothingInItSaysWhoThePlayerIs() throws IOException {
        Map<String, String> contents = contents();

        contents.forEach((name, text) -> {
            assertThat(name + text).doesNotContainIgnoringCase(MARKER);
            assertThat(text).doesNotContain(folder.toString());
        });
    }

    @Test
    void itStillSaysWhatHelps() throws IOException {
        Map<String, String> contents = contents();

        assertThat(contents.get("versions.txt")).contains("djinn 1.2.3");
        assertThat(contents.get("doctor.txt")).contains("Java: 25 in", "/jdk", "PROBLEM", "chown <user>");
        assertThat(contents.get("settings/controls.json")).contains("\"KEYS\"", "0.25", "\"LEFT\"", "<text>");
        assertThat(contents.get("settings/broken.json")).contains("unreadable");
        assertThat(contents.get("worlds.txt")).containsPattern("own world +[0-9a-f]{64}");
    }

    @Test
    void fileHasWhatWasShownAndNothingElse() throws IOException {
        Map<String, String> contents = contents();
        Path file = folder.resolve("bundle.zip");

        Diagnostics.write(contents, file);

        Map<String, String> read = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                read.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(read).isEqualTo(contents);
    }
}
