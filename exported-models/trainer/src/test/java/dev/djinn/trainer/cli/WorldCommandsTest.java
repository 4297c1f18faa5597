package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From real clips to a played world by the real commands, as small as it can be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorldCommandsTest {
    private static final String CLIPS = "src/test/resources/coinrun";

    @TempDir
    private static Path folder;

    private final List<Path> played = new ArrayList<>();
    private Path run;
    private Path world;

    private record Result(int status, String out, String err) {}

    @BeforeAll
    void fitAndPlay() {
        run = folder.resolve("run");
        world = run.resolve("world");
        Result fit = execute(
                "fit",
                CLIPS,
                "--out",
                "" + run,
                "--play",
                "--preset",
                "tiny",
                "--seed",
                "3",
                "--device",
                "cpu",
                "--set",
                "world.width=32",
                "--set",
                "world.height=32",
                "--set",
                "tokenizer.vocabulary=64",
                "--set",
                "training.tokenizer.steps=5",
                "--set",
                "training.dynamics.steps=12",
                "--set",
                "training.dynamics.frames=4",
                "--set",
                "world.licence=CC0-1.0");
        assertThat(fit.err()).isEmpty();
        assertThat(fit.status()).isZero();
    }

    @Test
    void playOpensTheWorldThatWasTrainedAndMeasured() {
        assertThat(played).containsExactly(world);
        WorldManifest manifest = WorldFolder.verify(world).manifest();
        assertThat(manifest.provenance().steps()).containsEntry("tokenizer", 5L).containsEntry("dynamics", 12L);
        assertThat(manifest.provenance().seed()).isEqualTo(3);
        assertThat(manifest.provenance().data()).isEqualTo("10 videos, 810 frames");
        assertThat(manifest.provenance().results()).containsKeys("tokenizer_psnr", "dt_psnr_4");
        assertThat(manifest.licence()).isEqualTo("CC0-1.0");
        assertThat(Pictures.read(world.resolve("prompt-1.png")).width()).isEqualTo(32);
    }

    @Test
    void exportWritesTheSameGraphsAgain() throws IOException {
        Path again = folder.resolve("again");
        Result export = execute("export", "" + run, "" + again, "--clips", "0");
        assertThat(export.status()).isZero();
        assertThat(export.out()).contains("dynamics.logits, training").doesNotContain("BAD");
        for (String graph : WorldFolder.verify(world).graphs()) {
            assertThat(again.resolve(graph)).hasSameBinaryContentAs(world.resolve(graph));
        }
    }

    @Test
    void verifyHoldsForTheWorldAndNamesAFileThatWasChanged() throws IOException {
        Result good = execute("verify", "" + world);
        assertThat(good.status()).isZero();
        assertThat(good.out()).contains("computes what torch computes");

        Path copy = copyOfWorld("changed");
        byte[] lam = Files.readAllBytes(copy.resolve(WorldFolder.LAM));
        lam[lam.length / 2] ^= 1;
        Files.write(copy.resolve(WorldFolder.LAM), lam);
        Result bad = execute("verify", "" + copy);
        assertThat(bad.status()).isEqualTo(3);
        assertThat(bad.err()).contains("lam.onnx").contains("SHA-256").hasLineCount(1);
    }

    @Test
    void aWorldWhoseGraphsAreOfTwoRunsIsFoundOutThoughItsHashesAreRight() throws IOException {
        Path copy = folder.resolve("mixed");
        Map<String, byte[]> files = new HashMap<>();
        for (String graph : WorldFolder.verify(world).graphs()) {
            files.put(graph, Files.readAllBytes(world.resolve(graph)));
        }
        byte[] decoder = Files.readAllBytes(world.resolve(WorldFolder.DECODER));
        int weights = decoder.length - 2000;
        for (int i = weights; i < weights + 400; i++) {
            decoder[i] = (byte) (i % 2 == 0 ? 0 : 0x40);
        }
        files.put(WorldFolder.DECODER, decoder);
        WorldFolder.write(copy, WorldFolder.verify(world).manifest(), files);
        Result result = execute("verify", "" + copy);
        assertThat(result.status()).isEqualTo(7);
        assertThat(result.err()).contains("export");
    }

    @Test
    void qualityComparesSettingsOfAWorld() throws IOException {
        Path json = folder.resolve("quality.json");
        Result quality = execute(
                "quality",
                "" + world,
                "--heldout",
                CLIPS,
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
            assertThat(setting.get("ms_per_frame").asDouble()).isPositive();
        }
    }

    @Test
    void evalOfARunAndOfItsWorldGiveTheSameFigures() throws IOException {
        Path ofRun = folder.resolve("run.json");
        Path ofWorld = folder.resolve("world.json");
        String truth = CLIPS + "/truth.csv";
        for (Path json : List.of(ofRun, ofWorld)) {
            Path subject = json == ofRun ? run : world;
            Result eval = execute(
                    "eval", "" + subject, "--heldout", CLIPS, "--truth", truth, "--clips", "2", "--json", "" + json);
            assertThat(eval.err()).isEmpty();
            assertThat(eval.status()).isZero();
            assertThat(eval.out()).contains("tokenizer_psnr", "rollout_psnr_copy", "code_nmi");
        }
        JsonNode figures = JsonMapper.shared().readTree(Files.readString(ofRun));
        assertThat(figures).isEqualTo(JsonMapper.shared().readTree(Files.readString(ofWorld)));
        assertThat(Files.readString(ofRun))
                .contains("changed_token_accuracy", "dt_psnr", "rollout_mse_psnr_copy", "code_shares", "code_purity");
    }

    @Test
    void badInputsAreOneLineAndAnExitCode() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertFails(3, "is not a run folder", "export", "" + empty, "" + folder.resolve("out"));
        assertFails(3, "not a world", "verify", "" + empty);
        assertFails(3, "no such folder", "verify", "" + folder.resolve("nowhere"));
        assertFails(3, "not a world", "eval", "" + empty, "--heldout", CLIPS);
        assertFails(2, "--clips is 1", "export", "" + run, "" + folder.resolve("out"), "--clips", "1");
        assertThat(folder.resolve("out")).doesNotExist();

        Path occupied = Files.createDirectory(folder.resolve("occupied"));
        Files.writeString(occupied.resolve("diary.txt"), "mine");
        assertFails(3, "" + occupied, "export", "" + run, "" + occupied, "--clips", "0");
        assertThat(occupied.resolve("diary.txt")).hasContent("mine");
    }

    @Test
    void aRunThatIsNoWorldYetSaysHowToGoOn() throws IOException {
        Path young = folder.resolve("young");
        copy(run, young);
        try (Stream<Path> inside = Files.walk(young.resolve("checkpoints/dynamics"))) {
            inside.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
        assertFails(3, "djinn-train resume " + young, "export", "" + young, "" + folder.resolve("early"));
        assertThat(folder.resolve("early")).doesNotExist();
    }

    private Path copyOfWorld(String name) throws IOException {
        Path target = folder.resolve(name);
        copy(world, target);
        return target;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> inside = Files.walk(from)) {
            for (Path path : inside.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    private void assertFails(int status, String message, String... args) {
        Result result = execute(args);
        assertThat(result.err()).startsWith("djinn-train: ").contains(message).hasLineCount(1);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.out()).isEmpty();
    }

    private Result execute(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Services real = Services.real();
        CommandLine cli = TrainCli.create(new Services(
                real.trainer(),
                opened -> {
                    played.add(opened);
                    return 0;
                },
                real.cuda(),
                () -> new Progress(
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        false,
                        System::nanoTime),
                StopSignal::none,
                InstantSource.system()));
        cli.setOut(new PrintWriter(out, true));
        cli.setErr(new PrintWriter(err, true));
        int status = cli.execute(args);
        return new Result(status, out.toString(), err.toString());
    }
}
