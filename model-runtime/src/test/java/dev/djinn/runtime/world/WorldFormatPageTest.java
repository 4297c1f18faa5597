package dev.djinn.runtime.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The page {@code docs/world-format.md} shows what this code reads and writes. */
class WorldFormatPageTest {
    @Test
    void theExampleIsASoundManifestAndIsWrittenWithTheSameKeys() throws IOException {
        String page = Files.readString(Path.of("docs/world-format.md"));
        int start = page.indexOf("```json") + "```json".length();
        byte[] example = page.substring(start, page.indexOf("```", start)).getBytes(StandardCharsets.UTF_8);
        WorldManifest manifest = ManifestJson.read(example, "docs/world-format.md");
        JsonMapper plain = new JsonMapper();
        assertThat(plain.readTree(ManifestJson.write(manifest))).isEqualTo(plain.readTree(example));
    }
}
