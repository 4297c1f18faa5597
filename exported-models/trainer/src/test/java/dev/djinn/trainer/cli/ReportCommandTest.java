package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.world.WorldFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of {@code docs/evaluation.md}, "Report card". */
@ExtendWith(TrainedWorld.Once.class)
class ReportCommandTest {
    @TempDir
    private Path folder;

    private final TestCommands commands = new TestCommands();
    private final Path run;
    private final Path world;

    ReportCommandTest(TrainedWorld trained) {
        run = trained.run();
        world = trained.world();
    }

    @Test
    void reportOfAWorldIsAPageWithTheFiguresOfEvalAndItsPictures() throws Exception {
        Path json = folder.resolve("card.json");
        Path page = folder.resolve("card.html");
        String[] common = {
            "" + world, "--heldout", TrainedWorld.CLIPS, "--clips", "2", "--prompts", "2", "--rollouts", "2"
        };
        assertThat(commands.execute(with(common, "eval", "--json", "" + json)).status())
                .isZero();
        TestCommands.Result report = commands.execute(with(common, "report", "--out", "" + page, "--frames", "20"));
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
        assertThat(Double.parseDouble(cell(html, "frame_ms_p99", 1)))
                .isGreaterThanOrEqualTo(Double.parseDouble(cell(html, "frame_ms_p50", 1)))
                .isPositive();
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
                .contains("prefers-color-scheme: dark", "<td>long_psnr</td>", "<td>long_psnr_window</td>")
                .doesNotContain("<script", "http-equiv");
    }

    @Test
    void reportOfAWatchedRunHasItsCurvesAndRefreshesUntilItIsStopped() throws Exception {
        Path page = folder.resolve("run.html");
        Path young = folder.resolve("young-run");
        TestCommands.copy(run, young);
        TestCommands.delete(young.resolve("checkpoints/dynamics"));
        commands.stopAtOnce();
        TestCommands.Result report = commands.execute(
                "report", "" + young, "--heldout", TrainedWorld.CLIPS, "--out", "" + page, "--watch", "7");
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
    void aWishToStopIsHeardWhileItIsMeasuredAndAWatchedPageIsThereFromTheBeginning() throws Exception {
        Path page = folder.resolve("stopped.html");
        String[] common = {"" + run, "--heldout", TrainedWorld.CLIPS, "--out", "" + page};
        decoded();
        commands.stopAtOnce();
        TestCommands.Result once = commands.execute(with(common, "report"));
        assertThat(once.status()).isEqualTo(130);
        assertThat(once.err()).contains("was not written").hasLineCount(1);
        assertThat(page).doesNotExist();

        commands.stopAtOnce();
        TestCommands.Result watched = commands.execute(with(common, "report", "--watch", "7"));
        assertThat(watched.status()).isEqualTo(130);
        assertThat(count(parsed(page), "count(//*[local-name()='polyline'])")).isGreaterThan(5);
        assertThat(Files.readString(page)).contains("Being measured.");
    }

    /** A stop while videos are decoded would be heard there. */
    private void decoded() {
        String[] small = {"--clips", "2", "--prompts", "0", "--rollouts", "0"};
        assertThat(commands.execute(with(small, "eval", "" + world, "--heldout", TrainedWorld.CLIPS))
                        .status())
                .isZero();
    }

    @Test
    void reportsThatCannotBeMadeAreOneLineAndAnExitCode() throws IOException {
        Path page = folder.resolve("never.html");
        String out = "" + page;
        Path young = folder.resolve("young-report");
        TestCommands.copy(run, young);
        TestCommands.delete(young.resolve("checkpoints/dynamics"));
        commands.assertFails(
                3, "djinn-train resume " + young, "report", "" + young, "--heldout", TrainedWorld.CLIPS, "--out", out);
        commands.assertFails(
                2,
                "--frames is 30",
                "report",
                "" + world,
                "--heldout",
                TrainedWorld.CLIPS,
                "--out",
                out,
                "--frames",
                "30");
        commands.assertFails(
                2, "--watch is 0", "report", "" + world, "--heldout", TrainedWorld.CLIPS, "--out", out, "--watch", "0");
        commands.assertFails(3, "No such folder of videos", "report", "" + world, "--heldout", "nowhere", "--out", out);
        commands.assertFails(
                3,
                "no such folder",
                "report",
                "" + folder.resolve("nowhere"),
                "--heldout",
                TrainedWorld.CLIPS,
                "--out",
                out);
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
}
