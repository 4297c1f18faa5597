package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.export.WorldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From real clips to a played world by the real commands, as small as it can be. */
@ExtendWith(TrainedWorld.Once.class)
class WorldCommandsTest {
    @TempDir
    private Path folder;

    private final TestCommands commands = new TestCommands();
    private final Path run;
    private final Path world;

    WorldCommandsTest(TrainedWorld trained) {
        run = trained.run();
        world = trained.world();
    }

    @Test
    void playOpensTheWorldThatWasTrainedAndMeasured(TrainedWorld trained) {
        assertThat(trained.played()).containsExactly(world);
        WorldManifest manifest = WorldFolder.verify(world).manifest();
        assertThat(manifest.provenance().steps()).containsEntry("tokenizer", 5L).containsEntry("dynamics", 12L);
        assertThat(manifest.provenance().seed()).isEqualTo(3);
        assertThat(manifest.provenance().data()).isEqualTo("10 videos, 810 frames");
        assertThat(manifest.provenance().results()).containsKeys("tokenizer_psnr", "dt_psnr_4");
        assertThat(manifest.licence()).isEqualTo("CC0-1.0");
        assertThat(Pictures.read(world.resolve("prompt-1.png")).width()).isEqualTo(32);
    }

    @Test
    void verifyHoldsForTheWorldAndNamesAFileThatWasChanged() throws IOException {
        TestCommands.Result good = commands.execute("verify", "" + world);
        assertThat(good.status()).isZero();
        assertThat(good.out()).contains("computes what torch computes");

        Path copy = copyOfWorld("changed");
        byte[] lam = Files.readAllBytes(copy.resolve(WorldFolder.LAM));
        lam[lam.length / 2] ^= 1;
        Files.write(copy.resolve(WorldFolder.LAM), lam);
        TestCommands.Result bad = commands.execute("verify", "" + copy);
        assertThat(bad.status()).isEqualTo(3);
        assertThat(bad.err()).contains("lam.onnx").contains("SHA-256").hasLineCount(1);

        Path other = copyOfWorld("changed-weights");
        Path file = other.resolve(WorldFolder.WEIGHTS);
        byte[] weights = Files.readAllBytes(file);
        weights[weights.length / 2] ^= 1;
        Files.write(file, weights);
        commands.assertFails(3, file + ": was changed or damaged", "verify", "" + other);
        Files.write(file, Arrays.copyOf(weights, weights.length / 2));
        commands.assertFails(
                3,
                file + ": has " + weights.length / 2 + " bytes, the manifest says " + weights.length,
                "eval",
                "" + other,
                "--heldout",
                TrainedWorld.CLIPS);
        Files.delete(file);
        commands.assertFails(
                3,
                file + ": missing",
                "fit",
                TrainedWorld.CLIPS,
                "--out",
                "" + folder.resolve("no"),
                "--from",
                "" + other);
    }

    @Test
    void aWorldWhoseGraphsAreOfTwoRunsIsFoundOutThoughItsHashesAreRight() throws IOException {
        Path copy = folder.resolve("mixed");
        Map<String, byte[]> files = new HashMap<>();
        for (String graph : WorldFolder.verify(world).graphs()) {
            files.put(graph, Files.readAllBytes(world.resolve(graph)));
        }
        files.put(WorldFolder.WEIGHTS, Files.readAllBytes(world.resolve(WorldFolder.WEIGHTS)));
        byte[] decoder = WorldFiles.read(WorldFolder.verify(world)).onnx().get(WorldFolder.DECODER);
        assertThat(decoder).isNotNull();
        int weights = decoder.length - 2000;
        for (int i = weights; i < weights + 400; i++) {
            decoder[i] = (byte) (i % 2 == 0 ? 0 : 0x40);
        }
        files.put(WorldFolder.DECODER, decoder);
        WorldFolder.write(copy, WorldFolder.verify(world).manifest(), files);
        TestCommands.Result result = commands.execute("verify", "" + copy);
        assertThat(result.status()).isEqualTo(7);
        assertThat(result.err()).contains("export");
    }

    @Test
    void qualityComparesSettingsOfAWorld() throws IOException {
        Path json = folder.resolve("quality.json");
        TestCommands.Result quality = commands.execute(
                "quality",
                "" + world,
                "--heldout",
                TrainedWorld.CLIPS,
                "--clips",
                "2",
                "--steps",
                "1,3",
                "--temperatures",
                "0,1",
                "--json",
                "" + json);
        assertThat(quality.err()).isEmpty();
        assertThat(quality.status()).isZero();
        assertThat(quality.out().lines()).hasSize(2 + 4);
        assertThat(quality.out()).contains("| 1 | 0.0 |", "| 3 | 1.0 |");
        JsonNode settings =
                JsonMapper.builder().build().readTree(Files.readString(json)).get("settings");
        for (JsonNode setting : settings) {
            assertThat(setting.get("rollout_mse_psnr").get(9).asDouble()).isBetween(1.0, 60.0);
            assertThat(setting.get("cpu_ms_per_frame").asDouble()).isPositive();
        }
    }

    @Test
    void evalOfARunAndOfItsWorldGiveTheSameFigures() throws IOException {
        Path ofRun = folder.resolve("run.json");
        Path ofWorld = folder.resolve("world.json");
        String truth = TrainedWorld.CLIPS + "/truth.csv";
        for (Path json : List.of(ofRun, ofWorld)) {
            Path subject = json == ofRun ? run : world;
            TestCommands.Result eval = commands.execute(
                    "eval",
                    "" + subject,
                    "--heldout",
                    TrainedWorld.CLIPS,
                    "--truth",
                    truth,
                    "--clips",
                    "2",
                    "--prompts",
                    "2",
                    "--rollouts",
                    "2",
                    "--json",
                    "" + json);
            assertThat(eval.err()).isEmpty();
            assertThat(eval.status()).isZero();
            assertThat(eval.out())
                    .contains(
                            "tokenizer_psnr", "rollout_psnr_copy", "code_nmi", "held_left", "jump_lands", "tiles_kept");
        }
        JsonNode figures = JsonMapper.shared().readTree(Files.readString(ofRun));
        assertThat(figures).isEqualTo(JsonMapper.shared().readTree(Files.readString(ofWorld)));
        assertThat(Files.readString(ofRun))
                .contains("changed_token_accuracy", "dt_psnr", "rollout_mse_psnr_copy", "code_shares", "code_purity");
    }

    @Test
    void badInputsAreOneLineAndAnExitCode() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        commands.assertFails(3, "is not a run folder", "export", "" + empty, "" + folder.resolve("out"));
        commands.assertFails(3, "not a world", "verify", "" + empty);
        commands.assertFails(3, "no such folder", "verify", "" + folder.resolve("nowhere"));
        commands.assertFails(3, "not a world", "eval", "" + empty, "--heldout", TrainedWorld.CLIPS);
        commands.assertFails(2, "--clips is 1", "export", "" + run, "" + folder.resolve("out"), "--clips", "1");
        assertThat(folder.resolve("out")).doesNotExist();

        Path occupied = Files.createDirectory(folder.resolve("occupied"));
        Files.writeString(occupied.resolve("diary.txt"), "mine");
        commands.assertFails(3, "" + occupied, "export", "" + run, "" + occupied, "--clips", "0");
        assertThat(occupied.resolve("diary.txt")).hasContent("mine");
    }

    private Path copyOfWorld(String name) throws IOException {
        Path target = folder.resolve(name);
        TestCommands.copy(world, target);
        return target;
    }
}
