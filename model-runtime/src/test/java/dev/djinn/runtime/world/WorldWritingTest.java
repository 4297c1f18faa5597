package dev.djinn.runtime.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worlds are written as a whole or not at all, and nothing else is touched: {@code model-runtime/docs/world-format.md}. */
class WorldWritingTest {
    @TempDir
    private Path worlds;

    @Test
    void identityIsThatOfTheGraphsNotOfTheLabels() {
        String hash = write("coin").hash();
        Map<String, byte[]> files = SmallWorld.files();
        files.put("card.md", new byte[] {'!'});
        WorldManifest renamed = SmallWorld.withName(SmallWorld.draft(), "another name");
        WorldFolder.write(worlds.resolve("renamed"), renamed, files);
        assertThat(WorldFolder.verify(worlds.resolve("renamed")).hash())
                .isEqualTo(hash)
                .hasSize(64);
        files.put("dynamics.onnx", new byte[] {'!'});
        WorldFolder.write(worlds.resolve("other"), SmallWorld.draft(), files);
        assertThat(WorldFolder.verify(worlds.resolve("other")).hash()).isNotEqualTo(hash);
    }

    @Test
    void replacesAWorldAsAWhole() throws IOException {
        write("coin");
        Map<String, byte[]> files = SmallWorld.files();
        files.remove("card.md");
        WorldFolder.write(worlds.resolve("coin"), SmallWorld.withName(SmallWorld.draft(), "second"), files);
        assertThat(WorldFolder.verify(worlds.resolve("coin")).manifest().name()).isEqualTo("second");
        assertThat(worlds.resolve("coin/card.md")).doesNotExist();
        assertThat(SmallWorld.names(worlds)).containsExactly("coin");
    }

    @Test
    void aWorldMovedAsideByAKilledWriterComesBack() throws IOException {
        write("coin");
        Files.move(worlds.resolve("coin"), worlds.resolve(".coin.old"));
        assertThat(WorldFolder.list(worlds)).hasSize(1);
        Files.move(worlds.resolve("coin"), worlds.resolve(".coin.old"));
        assertThat(WorldFolder.verify(worlds.resolve("coin")).manifest().name()).isEqualTo("Coin");
        assertThat(SmallWorld.names(worlds)).containsExactly("coin");
    }

    @Test
    void neverReplacesWhatIsNoWorld() throws IOException {
        Path holidays = Files.createDirectory(worlds.resolve("holidays"));
        Files.writeString(holidays.resolve("beach.txt"), "sun");
        SmallWorld.assertOneLine(
                () -> WorldFolder.write(holidays, SmallWorld.draft(), SmallWorld.files()),
                ExitCode.BAD_INPUT,
                "is not a world");
        assertThat(holidays.resolve("beach.txt")).hasContent("sun");
        assertThat(SmallWorld.names(worlds)).containsExactly("holidays");
    }

    @Test
    void neverReplacesAFolderThatOnlyHasAManifestOfSomethingElse() throws IOException {
        Path extension = Files.createDirectory(worlds.resolve("extension"));
        Files.writeString(extension.resolve("manifest.json"), "{\"manifest_version\": 3, \"name\": \"Blocker\"}");
        Files.writeString(Files.createDirectory(extension.resolve("src")).resolve("main.js"), "block()");
        SmallWorld.assertOneLine(
                () -> WorldFolder.write(extension, SmallWorld.draft(), SmallWorld.files()),
                ExitCode.BAD_INPUT,
                "is not a world");
        assertThat(extension.resolve("src/main.js")).hasContent("block()");
        assertThat(SmallWorld.names(worlds)).containsExactly("extension");
    }

    @Test
    void neverReplacesAWorldThatHoldsAFileItDoesNotList() throws IOException {
        write("coin");
        Files.writeString(worlds.resolve("coin/my-notes.txt"), "level 3");
        SmallWorld.assertOneLine(
                () -> WorldFolder.write(
                        worlds.resolve("coin"), SmallWorld.withName(SmallWorld.draft(), "second"), SmallWorld.files()),
                ExitCode.BAD_INPUT,
                "coin: holds my-notes.txt, which the world there does not list; choose another place");
        assertThat(worlds.resolve("coin/my-notes.txt")).hasContent("level 3");
        assertThat(WorldFolder.verify(worlds.resolve("coin")).manifest().name()).isEqualTo("Coin");
        assertThat(SmallWorld.names(worlds)).containsExactly("coin");
    }

    @Test
    void neverTouchesAHiddenFolderOfAPersonThatIsNamedLikeAnAsideOne() throws IOException {
        Path mine = Files.createDirectory(worlds.resolve(".coin.old"));
        Files.writeString(mine.resolve("diary.txt"), "dear");
        assertThat(WorldFolder.list(worlds)).isEmpty();
        SmallWorld.assertOneLine(
                () -> WorldFolder.write(worlds.resolve("coin"), SmallWorld.draft(), SmallWorld.files()),
                ExitCode.BAD_INPUT,
                ".coin.old: holds other files and is not a world");
        assertThat(mine.resolve("diary.txt")).hasContent("dear");
        assertThat(SmallWorld.names(worlds)).containsExactly(".coin.old");
    }

    @Test
    void whatAKilledWriterLeftHalfDoneGoesWhenTheWorldIsWrittenAgain() throws IOException {
        String id = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
        Files.writeString(
                Files.createDirectory(worlds.resolve(".coin." + id + ".new")).resolve("lam.onnx"), "la");
        Files.createDirectory(worlds.resolve(".pong." + id + ".new"));
        Files.createDirectory(worlds.resolve(".coin.mine.new"));
        write("coin");
        assertThat(SmallWorld.names(worlds))
                .containsExactlyInAnyOrder("coin", ".pong." + id + ".new", ".coin.mine.new");
    }

    @Test
    void refusesToWriteAWorldWithoutAllGraphs() throws IOException {
        Map<String, byte[]> files = SmallWorld.files();
        files.remove("lam.onnx");
        SmallWorld.assertOneLine(
                () -> WorldFolder.write(worlds.resolve("coin"), SmallWorld.draft(), files),
                ExitCode.BAD_INPUT,
                "does not list lam.onnx");
        assertThat(SmallWorld.names(worlds)).isEmpty();
    }

    @Test
    void aWorldMayRememberWithTwoMoreGraphsButNotWithOne() {
        Map<String, byte[]> files = SmallWorld.files();
        assertThat(write("coin").caches()).isFalse();
        files.put("dynamics_cached.onnx", new byte[] {'!'});
        SmallWorld.assertOneLine(
                () -> WorldFolder.write(worlds.resolve("coin"), SmallWorld.draft(), files),
                ExitCode.BAD_INPUT,
                "lists only one of dynamics_cached.onnx and prefill.onnx");
        files.put("prefill.onnx", new byte[] {'?'});
        WorldFolder.write(worlds.resolve("coin"), SmallWorld.draft(), files);
        VerifiedWorld world = WorldFolder.verify(worlds.resolve("coin"));
        assertThat(world.caches()).isTrue();
        assertThat(world.graphs()).hasSize(6).contains("lam.onnx", "prefill.onnx");
    }

    @Test
    void theGraphForCudaChangesNothingOfTheWorldsIdentityButIsCheckedAsEveryFile() throws IOException {
        Map<String, byte[]> files = SmallWorld.files();
        String without = write("coin").hash();
        files.put("dynamics_fp16.onnx", new byte[] {'!'});
        WorldFolder.write(worlds.resolve("coin"), SmallWorld.draft(), files);
        VerifiedWorld world = WorldFolder.verify(worlds.resolve("coin"));
        assertThat(world.hash()).isEqualTo(without);
        assertThat(world.hasHalf()).isTrue();
        assertThat(world.graphs()).hasSize(5).contains("dynamics_fp16.onnx");
        files.put("dynamics_fp17.onnx", new byte[] {'!'});
        WorldFolder.write(worlds.resolve("coin"), SmallWorld.draft(), files);
        assertThat(WorldFolder.verify(worlds.resolve("coin")).hash())
                .as("another graph is another world")
                .isNotEqualTo(without);
        Files.write(worlds.resolve("coin").resolve("dynamics_fp16.onnx"), new byte[] {'?'});
        SmallWorld.assertOneLine(
                () -> WorldFolder.verify(worlds.resolve("coin")),
                ExitCode.BAD_INPUT,
                "dynamics_fp16.onnx: was changed or damaged");
    }

    @Test
    void fullDiskLeavesTheOldWorldAndNothingElse() throws IOException {
        Configuration tiny = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(32 * 1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(tiny)) {
            Path coin = disk.getPath("/worlds/coin");
            WorldFolder.write(coin, SmallWorld.draft(), SmallWorld.files());
            Map<String, byte[]> large = SmallWorld.files();
            large.put("dynamics.onnx", new byte[64 * 1024]);
            SmallWorld.assertOneLine(
                    () -> WorldFolder.write(coin, SmallWorld.withName(SmallWorld.draft(), "second"), large),
                    ExitCode.CANNOT_WRITE,
                    "the disk is full");
            assertThat(WorldFolder.verify(coin).manifest().name()).isEqualTo("Coin");
            try (Stream<Path> left = Files.list(coin.getParent())) {
                assertThat(left).hasSize(1);
            }
        }
    }

    @Test
    void relabelledWorldHasTheNewLabelsAndIsTheSameWorldOtherwise() {
        VerifiedWorld world = write("coin");
        List<ActionLabel> labels = List.of(new ActionLabel(0, "left", "1", -1.5, 0, 6, 0.9), ActionLabel.unnamed(1));
        WorldFolder.relabel(world, labels);
        VerifiedWorld again = WorldFolder.verify(worlds.resolve("coin"));
        assertThat(again.manifest()).isEqualTo(world.manifest().withActions(labels));
        assertThat(again.hash()).isEqualTo(world.hash());
        assertThat(worlds.resolve("coin")).isDirectoryNotContaining("glob:**.tmp");
    }

    private VerifiedWorld write(String name) {
        WorldFolder.write(worlds.resolve(name), SmallWorld.draft(), SmallWorld.files());
        return WorldFolder.verify(worlds.resolve(name));
    }
}
