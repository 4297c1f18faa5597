package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code djinn-train} says to folders and runs that are not as they should be: the real trainer, one line, one code. */
class BadInputTest {
    /** A 2x2 GIF of one frame. */
    private static final byte[] STILL_GIF =
            Base64.getDecoder().decode("R0lGODlhAgACAIAAAP8AAP///yH5BAAAAAAALAAAAAACAAIAAAICBFEAOw==");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private Path videos;
    private Path run;

    @BeforeEach
    void folders() throws IOException {
        videos = Files.createDirectory(folder.resolve("videos"));
        run = folder.resolve("run");
    }

    @Test
    void foldersWithoutVideosEndInOneLineBeforeAnythingIsMade() throws IOException {
        assertFails(3, "No such folder of videos: " + folder.resolve("none"), fit(folder.resolve("none")));
        assertFails(3, "No mp4, webm, mkv or gif file in " + videos, fit(videos));
        Files.writeString(videos.resolve("notes.txt"), "no video");
        assertFails(3, "No mp4, webm, mkv or gif file in " + videos, fit(videos));
        Path file = Files.copy(clip("cr900010_2.mp4"), folder.resolve("clip.mp4"));
        assertFails(3, file.toString(), fit(file));
        assertThat(run).doesNotExist();
    }

    @Test
    void videosOfWhichNoneIsUsableEndInOneLineWithTheFirstReasonAndAllAreListed() throws IOException {
        Files.writeString(videos.resolve("a-text.mp4"), "This is no video, it is a text.");
        byte[] good = Files.readAllBytes(clip("cr900010_2.mp4"));
        Files.write(videos.resolve("b-cut.mp4"), Arrays.copyOf(good, good.length / 2));
        Files.write(videos.resolve("c-still.gif"), STILL_GIF);

        assertFails(
                3,
                "None of the 3 videos in " + videos + " can be used; a-text.mp4: not an mp4, webm, mkv or gif inside",
                fit(videos));
        assertThat(told())
                .contains("b-cut.mp4: FFmpeg cannot open it: damaged or cut off")
                .contains("c-still.gif: too short: 1 frames without a cut, 8 are needed");
    }

    @Test
    void unusableVideosAmongGoodOnesAreListedWithFileAndReasonAndTheRestIsLearnedFrom() throws IOException {
        List<String> good = List.of("cr900006_1.mp4", "cr900009_1.mp4", "cr900010_2.mp4");
        for (String name : good) {
            Files.copy(clip(name), videos.resolve(name));
        }
        byte[] bytes = Files.readAllBytes(clip("cr900010_2.mp4"));
        Files.write(videos.resolve("corrupt.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(videos.resolve("text.mp4"), "This is no video, it is a text.");
        Files.write(videos.resolve("still.gif"), STILL_GIF);

        assertThat(execute(fit(videos))).as(err.toString()).isZero();

        List<String> reasons = List.of(
                "corrupt.mp4: FFmpeg cannot open it: damaged or cut off",
                "still.gif: too short: 1 frames without a cut, 8 are needed",
                "text.mp4: not an mp4, webm, mkv or gif inside");
        reasons.forEach(reason -> assertThat(told()).contains("left out: " + reason));
        assertThat(told()).contains("3 of 6 files").contains("3 files left out");
        assertThat(MetricsLog.readAll(run.resolve("metrics.jsonl")).getFirst().get("skipped").values().stream()
                        .map(reason -> reason.asString())
                        .toList())
                .isEqualTo(reasons);

        Files.delete(videos.resolve("cr900006_1.mp4"));
        assertFails(3, "--accept-data-change", "resume", "" + run);
    }

    @Test
    void aRunThatWasChangedOrDamagedIsRefusedByFileAndField() throws IOException {
        Files.copy(clip("cr900009_1.mp4"), videos.resolve("a.mp4"));
        Files.copy(clip("cr900010_2.mp4"), videos.resolve("b.mp4"));
        assertThat(execute(fit(videos))).as(err.toString()).isZero();
        Path config = run.resolve("config.toml");
        String before = Files.readString(config);

        Files.writeString(config, before.replace("vocabulary = 64", "vocabulary = 32"));
        assertFails(3, config + ": tokenizer.vocabulary is 32, but the run began with 64", "resume", "" + run);
        Files.writeString(config, before.replace("heldout_share = 0.1", "heldout_share = 0.95"));
        assertFails(3, "heldout_share", "resume", "" + run);
        Files.writeString(config, before.replace("heldout_share = 0.1", "heldout_share = 0.4"));
        assertFails(3, "held out otherwise (data.heldout_share", "resume", "" + run);
        Files.writeString(config, before);

        for (Path checkpoint : list(run.resolve("checkpoints/dynamics"))) {
            Files.writeString(checkpoint.resolve("tensors.safetensors"), "short");
        }
        assertFails(3, "tensors.safetensors is too short for a safetensors file", "resume", "" + run);
    }

    private String[] fit(Path source) {
        return new String[] {
            "fit",
            "" + source,
            "--out",
            "" + run,
            "--preset",
            "tiny",
            "--device",
            "cpu",
            "--set",
            "world.width=32",
            "--set",
            "world.height=32",
            "--set",
            "tokenizer.vocabulary=64",
            "--set",
            "training.tokenizer.steps=3",
            "--set",
            "training.dynamics.steps=3",
            "--set",
            "training.actions.warmup=0.3"
        };
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (var entries = Files.list(folder)) {
            entries.filter(Files::isDirectory).forEach(folders::add);
        }
        return folders;
    }

    private static Path clip(String name) {
        try {
            return Path.of(Ingest.class.getResource("/coinrun/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private String told() {
        return progress.toString(StandardCharsets.UTF_8);
    }

    private int execute(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        progress.reset();
        Services real = Services.real();
        PrintStream told = new PrintStream(progress, true, StandardCharsets.UTF_8);
        Services services = new Services(
                real.trainer(),
                real.player(),
                real.cuda(),
                () -> new Progress(told, false, System::nanoTime),
                StopSignal::none,
                InstantSource.system());
        CommandLine cli = TrainCli.create(services);
        cli.setOut(new PrintWriter(out, true));
        cli.setErr(new PrintWriter(err, true));
        return cli.execute(args);
    }

    private void assertFails(int status, String message, String... args) {
        assertThat(execute(args)).as(err.toString()).isEqualTo(status);
        assertThat(err.toString()).startsWith("djinn-train: ").contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }
}
