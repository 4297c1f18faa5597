package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    void exportWritesTheSameGraphsAgainAndNotesIntoTheCard() throws IOException {
        Path notes = folder.resolve("table.md");
        Files.writeString(notes, "## Quality against steps\nBest at one.\n");
        Path again = folder.resolve("again");
        TestCommands.Result export =
                commands.execute("export", "" + run, "" + again, "--clips", "0", "--notes", "" + notes);
        assertThat(export.status()).isZero();
        assertThat(export.out()).contains("dynamics.logits, training").doesNotContain("BAD");
        assertThat(again.resolve(WorldFolder.WEIGHTS)).hasSameBinaryContentAs(world.resolve(WorldFolder.WEIGHTS));
        for (String graph : WorldFolder.verify(world).graphs()) {
            assertThat(again.resolve(graph)).hasSameBinaryContentAs(world.resolve(graph));
        }
        assertThat(again.resolve("card.md")).content().contains("## Quality against steps\nBest at one.\n\n");
    }

    @Test
    void aWorldOfBeforeIsWrittenAgainWithTheGraphForCudaAndStaysTheSameWorldWithItsNotes() throws IOException {
        VerifiedWorld now = WorldFolder.verify(world);
        Map<String, byte[]> files = new HashMap<>();
        for (WorldManifest.FileEntry file : now.manifest().files()) {
            files.put(file.name(), Files.readAllBytes(world.resolve(file.name())));
        }
        files.remove(WorldFolder.DYNAMICS_FP16);
        files.put("notes.md", "## What was seen\nHe jumps.\n".getBytes(StandardCharsets.UTF_8));
        Path before = folder.resolve("before");
        WorldFolder.write(before, now.manifest(), files);
        assertThat(WorldFolder.verify(before).hasHalf()).isFalse();

        Path again = folder.resolve("written-again");
        TestCommands.Result export = commands.execute("export", "" + before, "" + again);
        assertThat(export.err()).isEmpty();
        assertThat(export.status()).isZero();

        VerifiedWorld after = WorldFolder.verify(again);
        assertThat(after.hash()).isEqualTo(now.hash());
        assertThat(after.manifest().withFiles(List.of()))
                .isEqualTo(now.manifest().withFiles(List.of()));
        for (WorldManifest.FileEntry file : now.manifest().files()) {
            if (!file.name().equals("card.md")) {
                assertThat(again.resolve(file.name())).hasSameBinaryContentAs(world.resolve(file.name()));
            }
        }
        assertThat(again.resolve("card.md"))
                .as("notes stay with the world")
                .content()
                .contains("## What was seen\nHe jumps.\n\n");
        commands.assertFails(
                2, "--guidance: a world that is written again", "export", "" + world, "" + again, "--guidance", "2");
        commands.assertFails(
                3, "no.md: cannot be read", "export", "" + world, "" + again, "--notes", "" + folder.resolve("no.md"));
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
