package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.export.WorldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on from what another run or a world has learned. */
@ExtendWith(TrainedWorld.Once.class)
class FitFromTest {
    @TempDir
    private Path folder;

    private final TestCommands commands = new TestCommands();
    private final Path run;
    private final Path world;

    FitFromTest(TrainedWorld trained) {
        run = trained.run();
        world = trained.world();
    }

    @Test
    void aRunFromARunSaysWhatItTookKeepsTheTokenizerAndItsWorldCountsTheStepsOfBoth() {
        Path next = folder.resolve("next");
        Path nextWorld = folder.resolve("next-world");
        TestCommands.Result fit =
                commands.execute(from(next, "--keep", "tokenizer,dynamics", "--set", "training.tokenizer.share=0"));
        assertThat(fit.err()).isEmpty();
        assertThat(fit.status()).isZero();
        assertThat(commands.told())
                .contains("begins from " + run + ": tokenizer (all) of step 5, actions anew, dynamics (")
                .contains(" tensors) of step 12");
        assertThat(commands.execute("export", "" + next, "" + nextWorld, "--clips", "0")
                        .status())
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
        TestCommands.Result fit = commands.execute(from(world, next, asTaken));
        assertThat(fit.err()).isEmpty();
        assertThat(fit.status()).isZero();
        assertThat(commands.told())
                .contains("begins from " + world
                        + ": tokenizer (all) of step 5, actions (all) of step 12, dynamics (all) of step 12\n");
        Path nextWorld = folder.resolve("of-world-world");
        assertThat(commands.execute("export", "" + next, "" + nextWorld, "--clips", "0")
                        .status())
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
        commands.assertFails(3, "--from " + empty + ": it is neither a run nor a world", from(empty, next));
        commands.assertFails(
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
        commands.assertFails(2, "Invalid value for option '--keep'", from(run, next, "--keep", "tokeniser"));
        commands.assertFails(
                2, "--keep needs --from", "fit", TrainedWorld.CLIPS, "--out", "" + next, "--keep", "tokenizer");
        commands.assertFails(
                3, "'tokenizer.", from(run, next, "--set", "training.tokenizer.share=0", "--keep", "dynamics"));
        Path young = folder.resolve("begun");
        TestCommands.copy(run, young);
        TestCommands.delete(young.resolve("checkpoints/dynamics"));
        commands.assertFails(
                3, "it has no trained actions to keep, only tokenizer", from(young, next, "--keep", "actions"));
        TestCommands.delete(young.resolve("checkpoints"));
        commands.assertFails(
                3, "no checkpoint to begin from yet; go on with it by 'djinn-train resume", from(young, next));
        assertThat(next).doesNotExist();
    }

    private String[] from(Path next, String... more) {
        return from(run, next, more);
    }

    private static String[] from(Path source, Path next, String... more) {
        List<String> all =
                new ArrayList<>(List.of("fit", TrainedWorld.CLIPS, "--out", "" + next, "--from", "" + source));
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
}
