package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.cli.Cli.Result;
import dev.djinn.app.library.TestWorlds;
import dev.djinn.runtime.world.WorldFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorldsCommandTest {
    @TempDir
    private Path folder;

    private Map<String, String> home = Map.of();

    @BeforeEach
    void settle() {
        home = Map.of("DJINN_HOME", folder.toString());
    }

    private Result worlds(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "worlds";
        System.arraycopy(args, 0, all, 1, args.length);
        return Cli.run(home, all);
    }

    private static JsonNode json(Result result) {
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).hasSize(1);
        return JsonMapper.builder().build().readTree(result.out());
    }

    @Test
    void worldIsImportedMeasuredRemovedAndRestored() {
        Path there = folder.resolve("worlds").resolve("toy");

        assertThat(json(worlds("import", Cli.TOY.toString(), "--json"))
                        .get("imported")
                        .asString())
                .isEqualTo(there.toString());
        JsonNode listed = json(worlds("--json")).get("worlds").get(0);
        assertThat(listed.get("origin").asString()).isEqualTo("own");
        assertThat(listed.get("hash").asString()).hasSize(64);
        assertThat(listed.get("measured")).isEmpty();

        assertThat(json(worlds("measure", "toy", "--device", "cpu", "--json"))
                        .get("fps")
                        .asDouble())
                .isPositive();
        assertThat(json(worlds("--json")).get("worlds").get(0).get("measured").get("cpu"))
                .isNotNull();

        assertThat(worlds("remove", "toy").status()).isZero();
        assertThat(there).doesNotExist();
        assertThat(json(worlds("--json")).get("worlds")).isEmpty();
        assertThat(worlds("restore").out().strip()).isEqualTo(there.toString());
        assertThat(there.resolve("encoder.onnx")).exists();
    }

    /** Faults 1 and 5: what is refused is one line, its exit code, and nothing on the disk. */
    @Test
    void whatIsNoWorldIsRefusedByItsExitCode() throws Exception {
        Path text = Files.writeString(folder.resolve("x.zip"), "no zip");

        Result refused = worlds("import", text.toString());

        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(worlds("remove", "nobody").status()).isEqualTo(3);
        assertThat(worlds("restore").status()).isEqualTo(3);
        assertThat(worlds("import").status()).isEqualTo(2);
    }

    /** Fault 15. */
    @Test
    void strangersWorldIsRefusedUntilTheyAreTrusted() throws Exception {
        Path signed = TestWorlds.toy(folder.resolve("gift"), "gift");
        WorldFolder.sign(WorldFolder.verify(signed), "Ada", TestWorlds.keys());
        assertThat(worlds("import", signed.toString()).status()).isZero();
        JsonNode listed = json(worlds("--json")).get("worlds").get(0);
        assertThat(listed.get("trust").asString()).isEqualTo("unknown");
        assertThat(listed.get("signer").asString()).isEqualTo("Ada");
        assertThat(worlds().out()).contains("Ada (unknown)");

        Result refused = Cli.run(home, "generate", "gift", "--actions", "1", "--json");
        assertThat(refused.status()).isEqualTo(4);
        assertThat(refused.err()).contains("Ada", "djinn worlds trust gift").hasLineCount(1);
        assertThat(json(worlds("trust", "gift", "--json")).get("key")).isEqualTo(listed.get("key"));
        assertThat(Cli.run(home, "generate", "gift", "--actions", "1", "--json").status())
                .isZero();
        assertThat(worlds("distrust", "gift").status()).isZero();
        assertThat(Cli.run(home, "generate", "gift", "--actions", "1", "--json").status())
                .isEqualTo(4);

        Files.delete(folder.resolve("worlds").resolve("gift").resolve("signature.json"));
        assertThat(worlds("trust", "gift").status()).isEqualTo(3);
    }

    @Test
    void doctorsBundleSaysWhatIsInItAndWhereItIs() throws Exception {
        Path file = folder.resolve("out").resolve("help.zip");

        Result result = Cli.run(home, "doctor", "--bundle", file.toString());

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("--- versions.txt", "--- doctor.txt", "This is all that is in " + file);
        assertThat(result.out()
                        .substring(
                                result.out().indexOf("--- about.txt"),
                                result.out().indexOf("This is all")))
                .doesNotContain(folder.toString());
        assertThat(file).isNotEmptyFile();
    }
}
