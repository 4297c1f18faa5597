package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SynthCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void makesVideosAndSaysSo() {
        Path videos = folder.resolve("videos");
        int status = execute(
                "synth",
                "" + videos,
                "--episodes",
                "3",
                "--frames",
                "6",
                "--size",
                "32",
                "--seed",
                "9",
                "--held-out-styles",
                "pixel");
        assertThat(status).as(err.toString()).isZero();
        assertThat(out.toString()).contains("made: " + videos + ", 3 videos of 6 frames");
        assertThat(videos.resolve("synth-000000-handheld.mp4")).isNotEmptyFile();
        assertThat(videos.resolve("truth/actions.csv")).isNotEmptyFile();
    }

    @Test
    void theContactSheetShowsOneFrameOfEachFamily() throws IOException {
        Path png = folder.resolve("sheet.png");
        assertThat(execute("synth", "--contact", "" + png, "--styles", "pencil,ink,photo"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("pencil, ink, photo");
        var sheet = Objects.requireNonNull(ImageIO.read(png.toFile()));
        assertThat(sheet.getWidth()).isGreaterThan(3 * 64);
    }

    @Test
    void aWishToStopEndsWith130() {
        StopSignal stop = StopSignal.none();
        stop.request();
        Path videos = folder.resolve("videos");
        String[] args = {"synth", "" + videos, "--episodes", "60", "--frames", "60"};
        assertThat(execute(stop, args)).isEqualTo(130);
        assertThat(out.toString()).startsWith("stopped; go on with the same command");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synth",
                "synth OUT --size 65",
                "synth OUT --size 8",
                "synth OUT --frames 1",
                "synth OUT --episodes 0",
                "synth OUT --rate 0",
                "synth OUT --workers 0",
                "synth OUT --styles pencil --held-out-styles pencil",
                "synth OUT --styles oils",
                "synth OUT --seed many"
            })
    void badOptionsEndInOneLineAndTwo(String line) {
        String[] args = line.replace("OUT", "" + folder.resolve("out")).split(" ", -1);
        assertThat(execute(args)).isEqualTo(2);
        assertThat(err.toString()).startsWith("djinn-train: ").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private int execute(String... args) {
        return execute(StopSignal.none(), args);
    }

    private int execute(StopSignal stop, String... args) {
        Services real = Services.real();
        Services services = new Services(
                real.trainer(),
                real.player(),
                real.cuda(),
                () -> new Progress(new PrintStream(OutputStream.nullOutputStream()), false, System::nanoTime),
                () -> stop,
                real.clock());
        CommandLine cli = TrainCli.create(services);
        cli.setOut(new PrintWriter(out, true));
        cli.setErr(new PrintWriter(err, true));
        return cli.execute(args);
    }
}
