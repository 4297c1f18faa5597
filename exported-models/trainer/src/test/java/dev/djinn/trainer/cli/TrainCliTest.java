package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.config.TrainConfigs;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.StopSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import sun.misc.Signal;
import sun.misc.SignalHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainCliTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<TrainConfig> trained = new ArrayList<>();
    private Services.Trainer trainer = (run, accept, progress, stop) -> {
        trained.add(run.config());
        return ExitCode.OK;
    };
    private Supplier<StopSignal> stops = StopSignal::none;
    private boolean cuda;
    private Path videos;
    private Path run;

    @BeforeEach
    void clips() throws IOException {
        videos = Files.createDirectory(folder.resolve("videos"));
        Files.writeString(videos.resolve("broken.mp4"), "not a video");
        run = folder.resolve("run");
    }

    @Test
    void fitTrainsWhatPresetFileAndOptionsSayTogether() throws IOException {
        Path file = Files.writeString(folder.resolve("train.toml"), "world.name = 'quay'\nrun.seed = 3");

        assertThat(execute(
                        "fit",
                        "" + videos,
                        "--out",
                        "" + run,
                        "--preset",
                        "tiny",
                        "--config",
                        "" + file,
                        "--set",
                        "training.tokenizer.clips=3",
                        "--minutes",
                        "0.5",
                        "--seed",
                        "4",
                        "--device",
                        "cpu"))
                .isZero();

        TrainConfig config = trained.getFirst();
        assertThat(config.world().name()).isEqualTo("quay");
        assertThat(config.training().tokenizer().clips()).isEqualTo(3);
        assertThat(config.run().seed()).isEqualTo(4);
        assertThat(config.run().minutes()).isEqualTo(0.5);
        assertThat(out.toString()).startsWith("trained: " + run);
        assertThat(RunFolder.inspect(run).config()).isEqualTo(config);
        assertThat(RunFolder.inspect(run).sources().videos()).isEqualTo(videos);
    }

    @Test
    void fitOnARunPointsToResumeAndResumeTakesMoreTime() {
        execute("fit", "" + videos, "--out", "" + run, "--preset", "tiny");
        assertFails(2, "djinn-train resume", "fit", "" + videos, "--out", "" + run, "--preset", "tiny");

        assertThat(execute("resume", "" + run, "--minutes", "7")).isZero();

        assertThat(trained).hasSize(2);
        assertThat(trained.getLast().run().minutes()).isEqualTo(7);
        assertThat(RunFolder.inspect(run).config().run().minutes()).isEqualTo(7);
    }

    @Test
    void stoppedRunEndsWith130AndSaysHowToGoOn() {
        trainer = (folder, accept, progress, stop) -> ExitCode.INTERRUPTED;

        assertThat(execute("fit", "" + videos, "--out", "" + run, "--json")).isEqualTo(130);

        JsonNode summary = JsonMapper.shared().readTree(out.toString());
        assertThat(summary.get("outcome").asString()).isEqualTo("interrupted");
        assertThat(summary.get("run").asString()).isEqualTo(run.toString());
        assertThat(execute("resume", "" + run)).isEqualTo(130);
        assertThat(out.toString()).contains("go on by: djinn-train resume " + run);
    }

    @Test
    void lockIsGivenBackWhateverHappens() {
        trainer = (folder, accept, progress, stop) -> {
            throw new IllegalStateException("first line\nsecond line");
        };
        assertFails(
                1,
                "a fault of ours: java.lang.IllegalStateException: first line; add",
                "fit",
                "" + videos,
                "--out",
                "" + run);
        trainer = (folder, accept, progress, stop) -> ExitCode.OK;

        assertThat(execute("resume", "" + run)).isZero();
    }

    @Test
    void stackTraceIsShownOnlyOnRequest() {
        trainer = (folder, accept, progress, stop) -> {
            throw new DjinnException(ExitCode.CANNOT_WRITE, "the disk is full");
        };

        assertFails(6, "djinn-train: the disk is full", "fit", "" + videos, "--out", "" + run);

        assertThat(execute("resume", "" + run, "--debug")).isEqualTo(6);
        assertThat(err.toString()).contains("at dev.djinn.trainer.cli.TrainCliTest");
    }

    @Test
    void memoryThatRanOutNamesTheRemedy() {
        trainer = (folder, accept, progress, stop) -> {
            throw new RuntimeException("CUDA out of memory. Tried to allocate 2.00 GiB\nand much more");
        };

        assertFails(
                5,
                "out of memory; use fewer clips (--set training.tokenizer.clips=N",
                "fit",
                "" + videos,
                "--out",
                "" + run);
    }

    @Test
    void wrongUsageIsOneLineAndNothingIsMade() {
        assertFails(2, "Missing command; see 'djinn-train --help'");
        assertFails(2, "Missing required parameter: 'VIDEOS'; see 'djinn-train fit --help'", "fit");
        assertFails(2, "Missing required option '--out=RUN'", "fit", "" + videos);
        assertFails(2, "Unknown option: '--fast'", "fit", "" + videos, "--fast");
        assertFails(2, "no preset is called 'big'", "fit", "" + videos, "--out", "" + run, "--preset", "big");
        assertFails(2, "did you mean 'run.seed'?", "fit", "" + videos, "--out", "" + run, "--set", "seed=1");
        assertFails(2, "minutes is -1.0", "fit", "" + videos, "--out", "" + run, "--minutes", "-1");
        assertThat(run).doesNotExist();
    }

    @Test
    void badInputIsExit3AndNothingIsMade() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertFails(
                3,
                "No such folder of videos: " + folder.resolve("none"),
                "fit",
                "" + folder.resolve("none"),
                "--out",
                "" + run);
        assertFails(3, "No mp4, webm, mkv or gif file in " + empty, "fit", "" + empty, "--out", "" + run);
        assertFails(
                3,
                "No such folder of videos",
                "fit",
                "" + videos,
                "--out",
                "" + run,
                "--heldout",
                "" + folder.resolve("none"));
        assertFails(3, "no such file", "fit", "" + videos, "--out", "" + run, "--config", "" + folder.resolve("no"));
        assertFails(3, "is not a run folder", "resume", "" + empty);
        assertThat(run).doesNotExist();
    }

    @Test
    void planTrainsNothingAndIsOneJsonObjectOnRequest() {
        assertThat(execute("fit", "" + videos, "--preset", "tiny", "--plan", "--json"))
                .isZero();

        JsonNode plan = JsonMapper.shared().readTree(out.toString());
        assertThat(plan.path("networks").size()).isEqualTo(3);
        assertThat(plan.path("frames").asLong()).isZero();
        assertThat(execute("fit", "" + videos, "--preset", "tiny", "--plan")).isZero();
        assertThat(out.toString())
                .contains("parameters")
                .contains("0 videos of 0.0 minutes; 1 more do not say how long they are");
        assertThat(trained).isEmpty();
    }

    @Test
    void planForAGpuCountsTheOneWorkerThatItHolds() {
        String[] command = {"fit", "" + videos, "--preset", "small", "--plan", "--json"};
        assertThat(execute(command)).isZero();
        int workers = TrainConfigs.preset("small").run().workers();
        assertThat(workers).isGreaterThan(1);
        int onCpu = clipsPerStep();
        cuda = true;
        assertThat(execute(command)).isZero();
        assertThat(clipsPerStep() * workers).isEqualTo(onCpu);
    }

    private int clipsPerStep() {
        return JsonMapper.shared()
                .readTree(out.toString())
                .path("stages")
                .path(0)
                .path("clips_per_step")
                .asInt();
    }

    @Test
    void afterTrainingCtrlCEndsTheProgramAgainSoThatExportCanBeStopped() {
        Signal ctrlC = new Signal("INT");
        SignalHandler own = signal -> {};
        SignalHandler before = Signal.handle(ctrlC, own);
        try {
            stops = StopSignal::install;
            assertThat(execute("fit", "" + videos, "--out", "" + run)).isZero();
            assertThat(Signal.handle(ctrlC, before)).isSameAs(own);
        } finally {
            Signal.handle(ctrlC, before);
        }
    }

    @Test
    void presetsAreListedAndPrintedAsTomlThatFitReads() throws IOException {
        assertThat(execute("presets")).isZero();
        assertThat(out.toString()).contains("tiny").contains("platformers-paper");

        assertThat(execute("presets", "tiny")).isZero();
        Path own = Files.writeString(folder.resolve("own.toml"), out.toString());
        assertThat(execute("fit", "" + videos, "--out", "" + run, "--config", "" + own))
                .isZero();
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).matches("djinn-train \\d+\\.\\d+.*\\R");
        assertThat(execute("fit", "--help")).isZero();
        assertThat(out.toString()).contains("--heldout=DIR");
        assertThat(err.toString()).isEmpty();
    }

    private int execute(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Services services = new Services(
                (folder, accept, progress, stop) -> trainer.train(folder, accept, progress, stop),
                world -> {
                    throw new AssertionError("nobody asked to play " + world);
                },
                wanted -> cuda,
                () -> new Progress(new PrintStream(OutputStream.nullOutputStream()), false, System::nanoTime),
                () -> stops.get(),
                InstantSource.system());
        CommandLine cli = TrainCli.create(services);
        cli.setOut(new PrintWriter(out, true));
        cli.setErr(new PrintWriter(err, true));
        return cli.execute(args);
    }

    private void assertFails(int status, String message, String... args) {
        assertThat(execute(args)).isEqualTo(status);
        assertThat(err.toString()).startsWith("djinn-train: ").contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }
}
