package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** "Names of the keys" of {@code docs/evaluation.md}, written into a real world. */
@ExtendWith(TrainedWorld.Once.class)
class LabelCommandTest {
    @TempDir
    private Path folder;

    private final TestCommands commands = new TestCommands();
    private final Path world;

    LabelCommandTest(TrainedWorld trained) {
        world = trained.world();
    }

    @Test
    void labelMeasuresTheActionsAndTheWorldStaysWhatItWas() throws IOException {
        Path copy = folder.resolve("labelled");
        TestCommands.copy(world, copy);
        VerifiedWorld before = WorldFolder.verify(copy);
        for (String[] from : new String[][] {{"--heldout", TrainedWorld.CLIPS}, {}}) {
            List<String> args = new ArrayList<>(List.of("label", "" + copy, "--prompts", "2"));
            args.addAll(List.of(from));
            TestCommands.Result label = commands.execute(args.toArray(String[]::new));
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
        commands.assertFails(2, "--prompts is 1, it must be 2..10000", "label", "" + copy, "--prompts", "1");
        commands.assertFails(
                3, "No such folder of videos", "label", "" + copy, "--heldout", "" + folder.resolve("none"));
        commands.assertFails(3, "no such folder", "label", "" + folder.resolve("nowhere"));
    }
}
