package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.Main;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.CheckpointStore;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.RunSources;
import dev.djinn.trainer.run.StopSignal;
import dev.djinn.trainer.run.TensorData;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Faults 39 and 44 on real processes: signals, kill -9, two trainers in one folder. */
class CrashTest {
    @TempDir
    Path temp;

    @Test
    void aSecondTrainerIsTurnedAwayAndOnSigtermTheFirstFinishesItsStepAndSaves() {
        Path run = temp.resolve("run");
        begin(run, SmallRuns.config(1_000_000, 10));
        try (ChildJvm first = resume(run)) {
            first.await("first step", () -> steps(run) > 0);

            try (ChildJvm second = resume(run)) {
                assertThat(second.status()).isEqualTo(75);
                assertThat(second.err())
                        .startsWith("djinn-train: another trainer (process ")
                        .contains("is at work in " + run)
                        .hasLineCount(1);
            }
            first.terminate();

            assertThat(first.status()).as(first.err()).isEqualTo(130);
            assertThat(first.out()).contains("stopped; go on by: djinn-train resume " + run);
        }
        assertThat(latest(run).orElseThrow().step()).isPositive();
    }

    @Test
    void sigtermWhileVideosAreDecodedEndsSoonAndSaysThatTheyAreDecodedAgain() throws IOException {
        Path videos = Files.createDirectory(temp.resolve("videos"));
        try (DirectoryStream<Path> clips = Files.newDirectoryStream(SmallRuns.CLIPS, "*.mp4")) {
            Path clip = clips.iterator().next();
            for (int i = 0; i < 1000; i++) {
                Files.copy(clip, videos.resolve(i + ".mp4"));
            }
        }
        Path run = temp.resolve("run");
        RunSources sources = new RunSources(videos, Optional.empty());
        RunFolder.create(run, SmallRuns.config(8, 8), sources, InstantSource.system())
                .close();
        try (ChildJvm trainer = resume(run)) {
            Path frames = run.resolve("cache/frames");
            trainer.await("decoding", () -> names(frames).anyMatch(name -> name.startsWith(".unfinished-")));
            trainer.terminate();

            assertThat(trainer.status()).as(trainer.err()).isEqualTo(130);
            assertThat(trainer.out()).contains("stopped; go on by: djinn-train resume " + run);
            assertThat(trainer.err()).contains("Decoding was stopped after ", " of 1000 videos");
        }
    }

    @Test
    void afterKill9TrainingGoesOnFromTheLastCheckpointAndEndsWithTheSameBits() {
        TrainConfig everyStep = SmallRuns.config(20, 4, "run.checkpoint_minutes=0", "training.actions.warmup=0.3");
        Path run = temp.resolve("run");
        begin(run, everyStep);
        try (ChildJvm trainer = resume(run)) {
            trainer.await("step 5", () -> newestNumber(run) > 5);
            trainer.kill();
        }
        long saved = latest(run).orElseThrow().step();
        assertThat(saved).isBetween(4L, 19L);

        try (RunFolder folder = RunFolder.resume(run)) {
            assertThat(SmallRuns.train(folder, StopSignal.none(), System::nanoTime))
                    .isEqualTo(ExitCode.OK);
        }
        Path whole = temp.resolve("whole");
        begin(whole, SmallRuns.config(20, 4, "training.actions.warmup=0.3"));
        try (RunFolder folder = RunFolder.resume(whole)) {
            assertThat(SmallRuns.train(folder, StopSignal.none(), System::nanoTime))
                    .isEqualTo(ExitCode.OK);
        }
        for (String stage : List.of(TokenizerStage.NAME, WorldStage.NAME)) {
            FitTest.assertSameBits(whole, run, stage);
        }
    }

    @Test
    void kill9LosesAtMostTheIntervalBetweenCheckpoints() {
        Path run = temp.resolve("run");
        begin(run, SmallRuns.config(1_000_000, 10, "run.checkpoint_minutes=0.01"));
        try (ChildJvm trainer = resume(run)) {
            trainer.await("4 s of training", () -> steps(run) > 2);
            trainer.kill();
        }
        long killed = System.currentTimeMillis();
        Checkpoint kept = latest(run).orElseThrow();
        long age = killed - kept.folder().resolve("state.json").toFile().lastModified();
        assertThat(age)
                .as("age of the last checkpoint in ms, they are 600 ms apart")
                .isLessThan(600 + 1400);
        double trained = MetricsLog.readAll(run.resolve("metrics.jsonl"))
                .getLast()
                .get("seconds")
                .asDouble();
        assertThat(kept.state().get("seconds").asDouble()).isGreaterThan(trained - 2);
    }

    @Test
    void kill9WhileACheckpointIsWrittenLeavesTheOneBefore() {
        Path folder = temp.resolve("checkpoints");
        int halves = 0;
        for (int round = 0; round < 4; round++) {
            try (ChildJvm writer = ChildJvm.start(temp, List.of(), Saver.class, folder.toString())) {
                writer.await("a few saves", () -> writer.out().lines().count() >= 2);
                writer.await("the middle of a save", () -> isHalf(folder.resolve("stage")));
                writer.kill();
                long announced =
                        Long.parseLong(writer.out().strip().lines().toList().getLast());
                List<String> warnings = new ArrayList<>();
                Checkpoint latest = new CheckpointStore(folder, 2, warnings::add)
                        .latest("stage")
                        .orElseThrow();
                assertThat(warnings).isEmpty();
                assertThat(latest.step()).isGreaterThanOrEqualTo(announced);
                assertThat(latest.tensors().get("w").floats()).containsOnly(latest.step());
                halves += isHalf(folder.resolve("stage")) ? 1 : 0;
            }
        }
        assertThat(halves).as("kills that hit the middle of a save").isPositive();
    }

    /** Saves checkpoints of 4 MB as fast as it can and prints the number of each that is on the disk. */
    static final class Saver {
        private Saver() {}

        public static void main(String[] args) {
            CheckpointStore store = new CheckpointStore(Path.of(args[0]), 2, warning -> {});
            long step = store.latest("stage").map(Checkpoint::step).orElse(0L);
            while (true) {
                float[] values = new float[1_000_000];
                Arrays.fill(values, ++step);
                TensorData tensor = TensorData.ofFloats(values, values.length);
                store.save(
                        "stage", step, Map.of("w", tensor), JsonMapper.shared().createObjectNode());
                System.out.println(step);
            }
        }
    }

    private static void begin(Path run, TrainConfig config) {
        SmallRuns.create(run, config).close();
    }

    private ChildJvm resume(Path run) {
        return ChildJvm.start(temp, List.of(), Main.class, "resume", run.toString());
    }

    private static Optional<Checkpoint> latest(Path run) {
        try (RunFolder folder = RunFolder.inspect(run)) {
            return folder.checkpoints(warning -> {}).latest(TokenizerStage.NAME);
        }
    }

    private static long steps(Path run) {
        return MetricsLog.readAll(run.resolve("metrics.jsonl")).stream()
                .filter(line -> line.has("gradient_norm"))
                .count();
    }

    private static long newestNumber(Path run) {
        return names(run.resolve("checkpoints").resolve(TokenizerStage.NAME))
                .filter(name -> name.matches("\\d+-step-\\d+"))
                .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('-'))))
                .max()
                .orElse(0);
    }

    private static boolean isHalf(Path stage) {
        return names(stage).anyMatch(name -> name.startsWith(".unfinished"));
    }

    private static Stream<String> names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? Stream.empty() : Stream.of(names);
    }
}
