package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.cli.Cli.Result;
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
