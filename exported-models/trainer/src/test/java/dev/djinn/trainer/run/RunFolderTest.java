package dev.djinn.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.config.TrainConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final TrainConfig CONFIG = TrainConfigs.preset("tiny");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    Path folder;

    private Path root;
    private RunSources sources;

    @BeforeEach
    void names() {
        root = folder.resolve("run");
        sources = new RunSources(folder.resolve("videos"), Optional.of(folder.resolve("heldout")));
    }

    @Test
    void resumedRunKnowsItsConfigurationAndItsVideos() {
        create().close();

        try (RunFolder run = RunFolder.resume(root)) {
            assertThat(run.config()).isEqualTo(CONFIG);
            assertThat(run.sources()).isEqualTo(sources);
            assertThat(run.codeVersion()).matches("\\d+\\.\\d+.*");
        }
    }

    @Test
    void secondTrainerIsBusyUntilTheFirstHasLeft() {
        RunFolder first = create();

        assertFails(
                ExitCode.BUSY,
                "another trainer (process " + ProcessHandle.current().pid() + ") is at work in");
        assertThat(RunFolder.inspect(root).config()).isEqualTo(CONFIG);

        first.close();
        RunFolder.resume(root).close();
    }

    @Test
    void lockOfACrashedTrainerIsIgnored() throws IOException {
        create().close();
        Files.writeString(root.resolve("lock"), "999999999\n");

        RunFolder.resume(root).close();
    }

    @Test
    void fitOnARunSaysHowToGoOn() {
        create().close();

        assertThatThrownBy(this::create)
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("djinn-train resume " + root);
    }

    @Test
    void folderWithOtherThingsIsLeftAlone() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("thesis.txt"), "words");

        assertThatThrownBy(this::create).hasMessageContaining("is not empty (thesis.txt)");
        assertThat(root).isDirectoryNotContaining("glob:**lock");
    }

    @Test
    void runOfATimeWhenNoneBeganFromAnotherIsOneThatBeganAnew() throws IOException {
        create().close();
        Path file = root.resolve("run.json");
        String record = Files.readString(file).replaceAll("\"from\" : null,", "");
        assertThat(record).doesNotContain("from");
        Files.writeString(file, record);
        try (RunFolder run = RunFolder.resume(root)) {
            assertThat(run.start()).isEmpty();
        }
    }

    @Test
    void weightsToBeginWithAreKeptWithWhereTheyComeFromAndNotTakenIfTheyWereChanged() throws IOException {
        TensorData tensor = TensorData.ofFloats(new float[] {1, 2}, 2);
        RunOrigin.Past past = new RunOrigin.Past(12, 3.5);
        StartWeights weights =
                new StartWeights("/other/run", Map.of(Network.TOKENIZER, past), Map.of("tokenizer.x", tensor));
        RunFolder.create(root, CONFIG, sources, Optional.of(weights), CLOCK).close();
        try (RunFolder run = RunFolder.resume(root)) {
            StartWeights kept = run.start().orElseThrow();
            assertThat(kept.source()).isEqualTo("/other/run");
            assertThat(kept.past()).containsOnly(Map.entry(Network.TOKENIZER, past));
            assertThat(kept.of(Network.TOKENIZER).get("tokenizer.x").floats()).containsExactly(1, 2);
            assertThat(kept.of(Network.DYNAMICS)).isEmpty();

            Path file = root.resolve("start.safetensors");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);
            assertThatThrownBy(run::start).hasMessage(file + " was changed after it was written");
            Files.delete(file);
            assertThatThrownBy(run::start).hasMessage("no such file: " + file);
        }
    }

    @Test
    void runThatWasKilledBeforeItBeganCanBeginAgain() throws IOException {
        create().close();
        Files.delete(root.resolve("run.json"));
        Files.writeString(root.resolve(".start.safetensors.1-2-3.tmp"), "half");

        create().close();
        assertThat(RunFolder.isRun(root)).isTrue();
    }

    @Test
    void otherVideosThanAtTheBeginningNeedConsent() {
        try (RunFolder run = create()) {
            run.requireSameData("a", false);
            run.requireSameData("a", false);
        }
        try (RunFolder run = RunFolder.resume(root)) {
            assertThatThrownBy(() -> run.requireSameData("b", false))
                    .isInstanceOfSatisfying(
                            DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                    .hasMessageContaining("--accept-data-change");
            run.requireSameData("b", true);
            run.requireSameData("b", false);
        }
    }

    @Test
    void changedNetworkIsRefusedByKeyButMoreMinutesAreWelcome() throws IOException {
        create().close();
        edit("\nminutes = " + CONFIG.run().minutes(), "\nminutes = 30.0");
        try (RunFolder run = RunFolder.resume(root)) {
            assertThat(run.config().run().minutes()).isEqualTo(30);
        }

        edit("vocabulary = 1024", "vocabulary = 512");
        assertFails(
                ExitCode.BAD_INPUT,
                "config.toml: tokenizer.vocabulary is 512, but the run began with 1024; put it back or begin a new run");
    }

    @Test
    void changedOptimizerIsRefusedByKeyUnlessTheRunIsTooOldToHaveNotedIt() throws IOException {
        create().close();
        edit("optimizer = 'muon'", "optimizer = 'adamw'");
        assertFails(
                ExitCode.BAD_INPUT, "optimizer is adamw, but the run began with muon; put it back or begin a new run");

        Path file = root.resolve("run.json");
        String record = Files.readString(file).replaceAll("\"training\\.\\w+\\.optimizer\" : \"muon\",?", "");
        Files.writeString(file, record.replaceAll(",(\\s*})", "$1"));
        RunFolder.resume(root).close();
    }

    @Test
    void runOfAnotherReleaseIsRefusedByFieldButOneOfTheSameReleaseIsWelcome() throws IOException {
        create().close();
        String current = CodeVersion.current();
        Path file = root.resolve("run.json");
        String before = Files.readString(file);
        assertThat(before).contains(current);

        Files.writeString(file, before.replace(current, current.substring(0, current.lastIndexOf('.')) + ".77"));
        RunFolder.resume(root).close();

        Files.writeString(file, before.replace(current, "9.8.7"));
        assertFails(
                ExitCode.BAD_INPUT,
                "run.json: codeVersion is 9.8.7, this trainer is " + current
                        + "; go on with the one that began the run");
    }

    @Test
    void folderWithoutARunIsNamed() {
        assertFails(ExitCode.BAD_INPUT, "is not a run folder");
    }

    private RunFolder create() {
        return RunFolder.create(root, CONFIG, sources, CLOCK);
    }

    private void edit(String from, String to) throws IOException {
        Path file = root.resolve("config.toml");
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }

    private void assertFails(ExitCode exit, String message) {
        assertThatThrownBy(() -> RunFolder.resume(root))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(exit))
                .hasMessageContaining(message);
    }
}
