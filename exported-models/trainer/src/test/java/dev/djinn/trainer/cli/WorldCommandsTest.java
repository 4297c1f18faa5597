package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.export.WorldFiles;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
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
    private String told = "";
    private boolean stopped;
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
        assertThat(again.resolve(WorldFolder.WEIGHTS)).hasSameBinaryContentAs(world.resolve(WorldFolder.WEIGHTS));
        for (String graph : WorldFolder.verify(world).graphs()) {
            assertThat(again.resolve(graph)).hasSameBinaryContentAs(world.resolve(graph));
        }
    }

    @Test
    void aWorldIsWrittenAgainFromItsOwnWeightsWithNotesInItsCard() throws IOException {
        Path notes = folder.resolve("table.md");
        Files.writeString(notes, "## Quality against steps\nBest at one.\n");
        Path again = folder.resolve("written-again");
        Result first = execute("export", "" + world, "" + again, "--notes", "" + notes);
        assertThat(first.err()).isEmpty();
        assertThat(first.status()).isZero();
        assertThat(again.resolve("card.md")).content().contains("## Quality against steps\nBest at one.\n\n");
        WorldManifest before = WorldFolder.verify(world).manifest();
        WorldManifest after = WorldFolder.verify(again).manifest();
        assertThat(after.withFiles(List.of())).isEqualTo(before.withFiles(List.of()));
        for (WorldManifest.FileEntry file : before.files()) {
            if (!file.name().equals("card.md")) {
                assertThat(again.resolve(file.name())).hasSameBinaryContentAs(world.resolve(file.name()));
            }
        }

        String card = Files.readString(again.resolve("card.md"));
        assertThat(execute("export", "" + again, "" + again).status()).isZero();
        assertThat(again.resolve("card.md")).as("notes stay with the world").hasContent(card);
        assertFails(
                2, "--guidance: a world that is written again", "export", "" + world, "" + again, "--guidance", "2");
        assertFails(
                3, "no.md: cannot be read", "export", "" + world, "" + again, "--notes", "" + folder.resolve("no.md"));
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

        Path other = copyOfWorld("changed-weights");
        Path file = other.resolve(WorldFolder.WEIGHTS);
        byte[] weights = Files.readAllBytes(file);
        weights[weights.length / 2] ^= 1;
        Files.write(file, weights);
        assertFails(3, file + ": was changed or damaged", "verify", "" + other);
        Files.write(file, Arrays.copyOf(weights, weights.length / 2));
        assertFails(
                3,
                file + ": has " + weights.length / 2 + " bytes, the manifest says " + weights.length,
                "eval",
                "" + other,
                "--heldout",
                CLIPS);
        Files.delete(file);
        assertFails(3, file + ": missing", "fit", CLIPS, "--out", "" + folder.resolve("no"), "--from", "" + other);
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
            assertThat(setting.get("cpu_ms_per_frame").asDouble()).isPositive();
        }
    }

    @Test
    void labelMeasuresTheActionsAndTheWorldStaysWhatItWas() throws IOException {
        Path copy = copyOfWorld("labelled");
        VerifiedWorld before = WorldFolder.verify(copy);
        for (String[] from : new String[][] {{"--heldout", CLIPS}, {}}) {
            List<String> args = new ArrayList<>(List.of("label", "" + copy, "--prompts", "2"));
            args.addAll(List.of(from));
            Result label = execute(args.toArray(String[]::new));
            assertThat(label.err()).isEmpty();
            assertThat(label.status()).isZero();
            VerifiedWorld after = WorldFolder.verify(copy);
            assertThat(after.hash()).isEqualTo(before.hash());
            assertThat(after.manifest().files()).isEqualTo(before.manifest().files());
            assertThat(after.manifest().actions()).anyMatch(action -> action.consistency() > 0);
            after.manifest()
                    .actions()
                    .forEach(action -> assertThat(label.out())
                            .contains(String.format(
                                    Locale.ROOT, "%4d  %-14s %12.2f", action.code(), action.name(), action.dx())));
        }
        assertFails(2, "--prompts is 1, it must be 2..10000", "label", "" + copy, "--prompts", "1");
        assertFails(3, "No such folder of videos", "label", "" + copy, "--heldout", "" + folder.resolve("none"));
        assertFails(3, "no such folder", "label", "" + folder.resolve("nowhere"));
    }

    @Test
    void reportOfAWorldIsAPageWithTheFiguresOfEvalAndItsPictures() throws Exception {
        Path json = folder.resolve("card.json");
        Path page = folder.resolve("card.html");
        String[] common = {"" + world, "--heldout", CLIPS, "--clips", "2", "--prompts", "2"};
        assertThat(execute(with(common, "eval", "--json", "" + json)).status()).isZero();
        Result report = execute(with(common, "report", "--out", "" + page, "--frames", "20"));
        assertThat(report.err()).isEmpty();
        assertThat(report.status()).isZero();
        JsonNode figures = JsonMapper.shared().readTree(Files.readString(json));
        Document html = parsed(page);
        assertThat(Double.parseDouble(cell(html, "tokenizer_psnr", 1)))
                .isCloseTo(figures.path("tokenizer_psnr").asDouble(), within(0.01));
        assertThat(Double.parseDouble(cell(html, "dt_psnr", 1)))
                .isCloseTo(figures.path("dt_psnr").get(3).asDouble(), within(0.01));
        double copied = figures.path("rollout_psnr_copy")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .average()
                .orElseThrow();
        assertThat(cell(html, "rollout_psnr", 3)).endsWith("(rollout_psnr_copy)");
        assertThat(Double.parseDouble(cell(html, "rollout_psnr", 3).split(" ")[0]))
                .isCloseTo(copied, within(0.01));
        assertThat(cell(html, "rollout_psnr", 4)).contains("25.51 (GenieRedux");
        assertThat(Double.parseDouble(cell(html, "frames_per_second", 1))).isPositive();
        assertThat(List.of("frechet", "rollout_ssim", "token_perplexity", "coherence_horizon", "keys_dependable"))
                .allSatisfy(key -> assertThat(cell(html, key, 1)).matches("[0-9.]+"));
        assertThat(count(html, "count(//*[local-name()='table'][@id='keys']//*[local-name()='tr'])"))
                .isEqualTo(1 + WorldFolder.verify(world).manifest().actions().size());
        NodeList pictures = (NodeList)
                XPathFactory.newInstance().newXPath().evaluate("//*[local-name()='img']", html, XPathConstants.NODESET);
        assertThat(pictures.getLength()).isEqualTo(2 + 2 + 8);
        for (int i = 0; i < pictures.getLength(); i++) {
            String data = ((Element) pictures.item(i)).getAttribute("src");
            assertThat(data).startsWith("data:image/png;base64,");
            byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isGreaterThan(64);
        }
        assertThat(Files.readString(page))
                .contains("prefers-color-scheme: dark")
                .doesNotContain("<script", "http-equiv");
    }

    @Test
    void reportOfAWatchedRunHasItsCurvesAndRefreshesUntilItIsStopped() throws Exception {
        Path page = folder.resolve("run.html");
        Path young = folder.resolve("young-run");
        copy(run, young);
        delete(young.resolve("checkpoints/dynamics"));
        stopped = true;
        Result report = execute("report", "" + young, "--heldout", CLIPS, "--out", "" + page, "--watch", "7");
        assertThat(report.err()).isEmpty();
        assertThat(report.status()).isEqualTo(130);
        Document html = parsed(page);
        assertThat(count(html, "count(//*[local-name()='meta'][@http-equiv='refresh'][@content='7'])"))
                .isEqualTo(1);
        assertThat(count(html, "count(//*[local-name()='polyline'])")).isGreaterThan(5);
        assertThat(Files.readString(page))
                .contains("Training: tokenizer", "Training: dynamics", "cross_entropy, by step", "no world so far");
    }

    @Test
    void reportsThatCannotBeMadeAreOneLineAndAnExitCode() throws IOException {
        Path page = folder.resolve("never.html");
        String out = "" + page;
        Path young = folder.resolve("young-report");
        copy(run, young);
        delete(young.resolve("checkpoints/dynamics"));
        assertFails(3, "djinn-train resume " + young, "report", "" + young, "--heldout", CLIPS, "--out", out);
        assertFails(2, "--frames is 30", "report", "" + world, "--heldout", CLIPS, "--out", out, "--frames", "30");
        assertFails(2, "--watch is 0", "report", "" + world, "--heldout", CLIPS, "--out", out, "--watch", "0");
        assertFails(3, "No such folder of videos", "report", "" + world, "--heldout", "nowhere", "--out", out);
        assertFails(3, "no such folder", "report", "" + folder.resolve("nowhere"), "--heldout", CLIPS, "--out", out);
        assertThat(page).doesNotExist();
    }

    private static String[] with(String[] common, String command, String... more) {
        return Stream.of(Stream.of(command), Arrays.stream(common), Arrays.stream(more))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    private static Document parsed(Path page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(page.toFile());
    }

    private static String cell(Document html, String row, int column) throws XPathExpressionException {
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate("//*[local-name()='tr'][@id='" + row + "']/*[" + (column + 1) + "]", html);
    }

    private static int count(Document html, String expression) throws XPathExpressionException {
        return ((Double) XPathFactory.newInstance().newXPath().evaluate(expression, html, XPathConstants.NUMBER))
                .intValue();
    }

    @Test
    void evalOfARunAndOfItsWorldGiveTheSameFigures() throws IOException {
        Path ofRun = folder.resolve("run.json");
        Path ofWorld = folder.resolve("world.json");
        String truth = CLIPS + "/truth.csv";
        for (Path json : List.of(ofRun, ofWorld)) {
            Path subject = json == ofRun ? run : world;
            Result eval = execute(
                    "eval",
                    "" + subject,
                    "--heldout",
                    CLIPS,
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
    void aRunFromARunSaysWhatItTookKeepsTheTokenizerAndItsWorldCountsTheStepsOfBoth() {
        Path next = folder.resolve("next");
        Path nextWorld = folder.resolve("next-world");
        Result fit = execute(from(next, "--keep", "tokenizer,dynamics", "--set", "training.tokenizer.share=0"));
        assertThat(fit.err()).isEmpty();
        assertThat(fit.status()).isZero();
        assertThat(told)
                .contains("begins from " + run + ": tokenizer (all) of step 5, actions anew, dynamics (")
                .contains(" tensors) of step 12");
        assertThat(execute("export", "" + next, "" + nextWorld, "--clips", "0").status())
                .isZero();
        WorldManifest.Provenance provenance =
                WorldFolder.verify(nextWorld).manifest().provenance();
        assertThat(provenance.steps()).containsEntry("tokenizer", 5L).containsEntry("dynamics", 12L + 4L);
        assertThat(WorldFiles.read(WorldFolder.verify(nextWorld)).onnx().get(WorldFolder.ENCODER))
                .isEqualTo(WorldFiles.read(WorldFolder.verify(world)).onnx().get(WorldFolder.ENCODER));
    }

    @Test
    void aRunGoesOnFromAnExportedWorldAsFromItsRun() {
        Path next = folder.resolve("of-world");
        String[] asTaken = {
            "--set",
            "training.tokenizer.share=0",
            "--set",
            "training.dynamics.share=0",
            "--set",
            "training.dynamics.steps=0"
        };
        Result fit = execute(from(world, next, asTaken));
        assertThat(fit.err()).isEmpty();
        assertThat(fit.status()).isZero();
        assertThat(told)
                .contains("begins from " + world
                        + ": tokenizer (all) of step 5, actions (all) of step 12, dynamics (all) of step 12\n");
        Path nextWorld = folder.resolve("of-world-world");
        assertThat(execute("export", "" + next, "" + nextWorld, "--clips", "0").status())
                .isZero();
        assertThat(WorldFolder.verify(nextWorld).manifest().provenance().steps())
                .containsEntry("tokenizer", 5L)
                .containsEntry("dynamics", 12L);
        assertThat(WorldFiles.read(WorldFolder.verify(nextWorld)).onnx())
                .as("half precision loses nothing the second time")
                .containsAllEntriesOf(WorldFiles.read(WorldFolder.verify(world)).onnx());
    }

    @Test
    void aSourceThatCannotBeBegunFromIsOneLineAndNothingIsMade() throws IOException {
        Path next = folder.resolve("never");
        Path empty = Files.createDirectories(folder.resolve("nothing"));
        assertFails(3, "--from " + empty + ": it is neither a run nor a world", from(empty, next));
        assertFails(
                3,
                "nothing of it fits this configuration: 'dynamics.",
                from(
                        run,
                        next,
                        "--keep",
                        "dynamics",
                        "--set",
                        "dynamics.width=64",
                        "--set",
                        "tokenizer.vocabulary=32",
                        "--set",
                        "tokenizer.code_width=16"));
        assertFails(2, "Invalid value for option '--keep'", from(run, next, "--keep", "tokeniser"));
        assertFails(2, "--keep needs --from", "fit", CLIPS, "--out", "" + next, "--keep", "tokenizer");
        assertFails(3, "'tokenizer.", from(run, next, "--set", "training.tokenizer.share=0", "--keep", "dynamics"));
        Path young = folder.resolve("begun");
        copy(run, young);
        delete(young.resolve("checkpoints/dynamics"));
        assertFails(3, "it has no trained actions to keep, only tokenizer", from(young, next, "--keep", "actions"));
        delete(young.resolve("checkpoints"));
        assertFails(3, "no checkpoint to begin from yet; go on with it by 'djinn-train resume", from(young, next));
        assertThat(next).doesNotExist();
    }

    private String[] from(Path next, String... more) {
        return from(run, next, more);
    }

    private static String[] from(Path source, Path next, String... more) {
        List<String> all = new ArrayList<>(List.of("fit", CLIPS, "--out", "" + next, "--from", "" + source));
        all.addAll(List.of("--preset", "tiny", "--device", "cpu"));
        for (String setting : List.of(
                "world.width=32",
                "world.height=32",
                "training.dynamics.frames=4",
                "training.dynamics.steps=4",
                "training.actions.warmup=0.3")) {
            all.addAll(List.of("--set", setting));
        }
        if (List.of(more).stream().noneMatch(word -> word.startsWith("tokenizer.vocabulary"))) {
            all.addAll(List.of("--set", "tokenizer.vocabulary=64"));
        }
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
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
        delete(young.resolve("checkpoints/dynamics"));
        assertFails(3, "djinn-train resume " + young, "export", "" + young, "" + folder.resolve("early"));
        assertThat(folder.resolve("early")).doesNotExist();
    }

    private Path copyOfWorld(String name) throws IOException {
        Path target = folder.resolve(name);
        copy(world, target);
        return target;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
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
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
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
                () -> new Progress(new PrintStream(notes, true, StandardCharsets.UTF_8), false, System::nanoTime),
                () -> {
                    StopSignal stop = StopSignal.none();
                    if (stopped) {
                        stop.request();
                    }
                    return stop;
                },
                InstantSource.system()));
        cli.setOut(new PrintWriter(out, true));
        cli.setErr(new PrintWriter(err, true));
        int status = cli.execute(args);
        stopped = false;
        told = notes.toString(StandardCharsets.UTF_8);
        return new Result(status, out.toString(), err.toString());
    }
}
