package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run becomes a world, and a world is written again. */
@ExtendWith(TrainedWorld.Once.class)
class ExportCommandTest {
    @TempDir
    private Path folder;

    private final TestCommands commands = new TestCommands();
    private final Path run;
    private final Path world;

    ExportCommandTest(TrainedWorld trained) {
        run = trained.run();
        world = trained.world();
    }

    @Test
    void exportWritesTheSameGraphsAgain() throws IOException {
        Path again = folder.resolve("again");
        TestCommands.Result export = commands.execute("export", "" + run, "" + again, "--clips", "0");
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
        TestCommands.Result first = commands.execute("export", "" + world, "" + again, "--notes", "" + notes);
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
        assertThat(commands.execute("export", "" + again, "" + again).status()).isZero();
        assertThat(again.resolve("card.md")).as("notes stay with the world").hasContent(card);
        commands.assertFails(
                2, "--guidance: a world that is written again", "export", "" + world, "" + again, "--guidance", "2");
        commands.assertFails(
                3, "no.md: cannot be read", "export", "" + world, "" + again, "--notes", "" + folder.resolve("no.md"));
    }

    @Test
    void aWorldOfBeforeGetsTheGraphForCudaAndStaysTheSameWorld() throws IOException {
        VerifiedWorld now = WorldFolder.verify(world);
        Map<String, byte[]> files = new HashMap<>();
        for (WorldManifest.FileEntry file : now.manifest().files()) {
            files.put(file.name(), Files.readAllBytes(world.resolve(file.name())));
        }
        files.remove(WorldFolder.DYNAMICS_FP16);
        Path before = folder.resolve("before");
        WorldFolder.write(before, now.manifest(), files);
        assertThat(WorldFolder.verify(before).hasHalf()).isFalse();

        assertThat(commands.execute("export", "" + before, "" + before).status())
                .isZero();
        assertThat(before.resolve(WorldFolder.DYNAMICS_FP16))
                .hasSameBinaryContentAs(world.resolve(WorldFolder.DYNAMICS_FP16));
        assertThat(WorldFolder.verify(before).hash()).isEqualTo(now.hash());
    }

    @Test
    void aRunThatIsNoWorldYetSaysHowToGoOn() throws IOException {
        Path young = folder.resolve("young");
        TestCommands.copy(run, young);
        TestCommands.delete(young.resolve("checkpoints/dynamics"));
        commands.assertFails(3, "djinn-train resume " + young, "export", "" + young, "" + folder.resolve("early"));
        assertThat(folder.resolve("early")).doesNotExist();
    }
}
