package dev.djinn.runtime.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.runtime.world.WorldManifest.Defaults;
import dev.djinn.runtime.world.WorldManifest.FrameFormat;
import dev.djinn.runtime.world.WorldManifest.Grid;
import dev.djinn.runtime.world.WorldManifest.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves {@code model-runtime/docs/world-format.md}. */
class WorldFolderTest {
    @TempDir
    private Path worlds;

    @Test
    void manifestComesBackAsItWasWritten() {
        VerifiedWorld world = write("coin");
        assertThat(world.manifest().withFiles(List.of())).isEqualTo(draft());
        assertThat(world.manifest().files())
                .extracting(WorldManifest.FileEntry::name)
                .containsExactly("card.md", "decoder.onnx", "dynamics.onnx", "encoder.onnx", "lam.onnx");
        assertThat(world.manifest().tokensPerFrame()).isEqualTo(64);
    }

    @Test
    void unknownKeysOfNewerMinorVersionsAreSkipped() throws IOException {
        write("coin");
        edit(json -> json.replace("\"vocabulary\"", "\"sound\" : {\"rate\" : [44100]},\n  \"vocabulary\""));
        assertThat(WorldFolder.verify(worlds.resolve("coin")).manifest().vocabulary())
                .isEqualTo(1024);
    }

    @Test
    void labelsWithoutMeasuredValuesAreReadAsUnmeasured() throws IOException {
        write("coin");
        edit(json -> json.replaceAll(",\\s*\"(dx|dy|strength|consistency)\" : [0-9.]+", ""));
        assertThat(Files.readString(worlds.resolve("coin/manifest.json"))).doesNotContain("consistency");
        assertThat(WorldFolder.verify(worlds.resolve("coin")).manifest().actions())
                .containsExactly(ActionLabel.unnamed(0), new ActionLabel(1, "jump-right", "2"));
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

    @Test
    void newerMajorFormatNeedsANewerApp() throws IOException {
        write("coin");
        edit(json -> json.replace("\"format\" : 1", "\"format\" : 2"));
        assertRefused("manifest.json: this world has format 2 and needs a newer app; this one reads format 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "vocabulary" : 1024 | "vocabulary" : 1    | vocabulary is 1, it must be 2..65536
            "vocabulary" : 1024 | "vocabulary" : "1k" | field vocabulary is missing or not as it should be
            "vocabulary" : 1024 | "vocabulary" : 10.5 | field vocabulary is missing or not as it should be
            "vocabulary" : 1024 | "vocabulary" : null | field vocabulary is missing or not as it should be
            "vocabulary" : 1024 | "vocabularies" : 1  | field vocabulary is missing or not as it should be
            "vocabulary" : 1024 | "window" : 3        | not a sound manifest
            "width" : 64        | "width" : 0         | frame.width is 0, it must be 8..1024
            "code" : 1          | "code" : 0          | actions: entry 1 has code 0; list every code once, from 0 up
            "name" : "lam.onnx" | "name" : "../lam"   | files.name '../lam' is not a plain file name
            "name" : "lam.onnx" | "name" : "/lam"     | files.name '/lam' is not a plain file name
            "name" : "lam.onnx" | "name" : "C:lam"    | files.name 'C:lam' is not a plain file name
            "name" : "lam.onnx" | "name" : "con.onnx" | files.name 'con.onnx' is not a plain file name
            "name" : "lam.onnx" | "name" : "CARD.md"  | files: a name appears twice
            "name" : "lam.onnx" | "name" : "lam.bin"  | the manifest does not list lam.onnx
            "bytes" : 6         | "bytes" : -1        | files.card.md.bytes is -1
            "dx" : 0.5          | "dx" : 2000         | actions.dx is 2000.0, it must be -1024.0..1024.0
            "dx" : 0.5          | "way" : 0.5         | field actions[1].dx is missing
            "strength" : 12.5   | "strength" : -1     | actions.strength is -1.0, it must be 0.0..1024.0
            "consistency" : 0.75 | "consistency" : 75 | actions.consistency is 75.0, it must be 0.0..1.0
            """)
    void refusesAManifestThatMakesNoSenseAndNamesTheField(String old, String changed, String reason)
            throws IOException {
        write("coin");
        edit(json -> {
            assertThat(json).contains(old);
            int at = json.indexOf(old);
            return json.substring(0, at) + changed + json.substring(at + old.length());
        });
        assertRefused(reason);
    }

    @Test
    void refusesHugeAndDeepManifestsCheaply() throws IOException {
        write("coin");
        edit(json ->
                json.replace("\"vocabulary\"", "\"x\" : " + "[".repeat(100) + "]".repeat(100) + ", \"vocabulary\""));
        assertRefused("not a sound manifest");
        edit(json -> " ".repeat(1 << 20) + json);
        assertRefused("larger than 1048576 bytes");
    }

    @Test
    void refusesAFileThatWasChanged() throws IOException {
        write("coin");
        Files.writeString(worlds.resolve("coin/lam.onnx"), "LAM");
        assertRefused(
                "lam.onnx: was changed or damaged (its SHA-256 is not the manifest's); copy the whole world again");
    }

    @Test
    void refusesAFileOfAnotherSize() throws IOException {
        write("coin");
        Files.writeString(worlds.resolve("coin/lam.onnx"), "longer");
        assertRefused("lam.onnx: has 6 bytes, the manifest says 3; copy the whole world again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lam.onnx", "card.md"})
    void refusesAWorldWithAFileMissing(String file) throws IOException {
        write("coin");
        Files.delete(worlds.resolve("coin").resolve(file));
        assertRefused(file + ": missing; copy the whole world again");
    }

    @Test
    void refusesALinkThatLeadsOutOfTheWorld() throws IOException {
        write("coin");
        Path outside = Files.move(worlds.resolve("coin/lam.onnx"), worlds.resolve("outside"));
        Files.createSymbolicLink(worlds.resolve("coin/lam.onnx"), outside);
        assertRefused("lam.onnx: missing");
    }

    @Test
    void saysWhenThereIsNoWorld() throws IOException {
        assertRefused("there is no such folder; give the folder of a world");
        Files.createDirectory(worlds.resolve("coin"));
        assertRefused("no manifest.json in it, so it is not a world");
    }

    @Test
    void listsBrokenWorldsWithTheirReasonAndHidesNone() throws IOException {
        write("coin");
        write("pong");
        Files.delete(worlds.resolve("pong/dynamics.onnx"));
        Files.createDirectory(worlds.resolve("empty"));
        Files.writeString(worlds.resolve("notes.txt"), "no folder");
        List<WorldListing> found = WorldFolder.list(worlds);
        assertThat(found)
                .extracting(listing -> listing.folder().getFileName().toString())
                .containsExactly("coin", "empty", "pong");
        assertThat(found.get(0)).isInstanceOf(WorldListing.Sound.class);
        assertThat(found.get(1))
                .isInstanceOfSatisfying(
                        WorldListing.Broken.class,
                        broken -> assertThat(broken.reason()).contains("no manifest.json"));
        assertThat(found.get(2))
                .isInstanceOfSatisfying(
                        WorldListing.Broken.class,
                        broken -> assertThat(broken.reason()).contains("dynamics.onnx: missing"));
    }

    @Test
    void findsNoWorldsWhereThereIsNoFolder() {
        assertThat(WorldFolder.list(worlds.resolve("gone"))).isEmpty();
    }

    @Test
    void identityIsThatOfTheGraphsNotOfTheLabels() {
        String hash = write("coin").hash();
        Map<String, byte[]> files = files();
        files.put("card.md", new byte[] {'!'});
        WorldManifest renamed = withName(draft(), "another name");
        WorldFolder.write(worlds.resolve("renamed"), renamed, files);
        assertThat(WorldFolder.verify(worlds.resolve("renamed")).hash())
                .isEqualTo(hash)
                .hasSize(64);
        files.put("dynamics.onnx", new byte[] {'!'});
        WorldFolder.write(worlds.resolve("other"), draft(), files);
        assertThat(WorldFolder.verify(worlds.resolve("other")).hash()).isNotEqualTo(hash);
    }

    @Test
    void replacesAWorldAsAWhole() throws IOException {
        write("coin");
        Map<String, byte[]> files = files();
        files.remove("card.md");
        WorldFolder.write(worlds.resolve("coin"), withName(draft(), "second"), files);
        assertThat(WorldFolder.verify(worlds.resolve("coin")).manifest().name()).isEqualTo("second");
        assertThat(worlds.resolve("coin/card.md")).doesNotExist();
        assertThat(names()).containsExactly("coin");
    }

    @Test
    void aWorldMovedAsideByAKilledWriterComesBack() throws IOException {
        write("coin");
        Files.move(worlds.resolve("coin"), worlds.resolve(".coin.old"));
        assertThat(WorldFolder.list(worlds)).hasSize(1);
        Files.move(worlds.resolve("coin"), worlds.resolve(".coin.old"));
        assertThat(WorldFolder.verify(worlds.resolve("coin")).manifest().name()).isEqualTo("Coin");
        assertThat(names()).containsExactly("coin");
    }

    @Test
    void neverReplacesWhatIsNoWorld() throws IOException {
        Path holidays = Files.createDirectory(worlds.resolve("holidays"));
        Files.writeString(holidays.resolve("beach.txt"), "sun");
        assertOneLine(() -> WorldFolder.write(holidays, draft(), files()), ExitCode.BAD_INPUT, "is not a world");
        assertThat(holidays.resolve("beach.txt")).hasContent("sun");
        assertThat(names()).containsExactly("holidays");
    }

    @Test
    void neverReplacesAFolderThatOnlyHasAManifestOfSomethingElse() throws IOException {
        Path extension = Files.createDirectory(worlds.resolve("extension"));
        Files.writeString(extension.resolve("manifest.json"), "{\"manifest_version\": 3, \"name\": \"Blocker\"}");
        Files.writeString(Files.createDirectory(extension.resolve("src")).resolve("main.js"), "block()");
        assertOneLine(() -> WorldFolder.write(extension, draft(), files()), ExitCode.BAD_INPUT, "is not a world");
        assertThat(extension.resolve("src/main.js")).hasContent("block()");
        assertThat(names()).containsExactly("extension");
    }

    @Test
    void neverReplacesAWorldThatHoldsAFileItDoesNotList() throws IOException {
        write("coin");
        Files.writeString(worlds.resolve("coin/my-notes.txt"), "level 3");
        assertOneLine(
                () -> WorldFolder.write(worlds.resolve("coin"), withName(draft(), "second"), files()),
                ExitCode.BAD_INPUT,
                "coin: holds my-notes.txt, which the world there does not list; choose another place");
        assertThat(worlds.resolve("coin/my-notes.txt")).hasContent("level 3");
        assertThat(WorldFolder.verify(worlds.resolve("coin")).manifest().name()).isEqualTo("Coin");
        assertThat(names()).containsExactly("coin");
    }

    @Test
    void neverTouchesAHiddenFolderOfAPersonThatIsNamedLikeAnAsideOne() throws IOException {
        Path mine = Files.createDirectory(worlds.resolve(".coin.old"));
        Files.writeString(mine.resolve("diary.txt"), "dear");
        assertThat(WorldFolder.list(worlds)).isEmpty();
        assertOneLine(
                () -> WorldFolder.write(worlds.resolve("coin"), draft(), files()),
                ExitCode.BAD_INPUT,
                ".coin.old: holds other files and is not a world");
        assertThat(mine.resolve("diary.txt")).hasContent("dear");
        assertThat(names()).containsExactly(".coin.old");
    }

    @Test
    void whatAKilledWriterLeftHalfDoneGoesWhenTheWorldIsWrittenAgain() throws IOException {
        String id = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
        Files.writeString(
                Files.createDirectory(worlds.resolve(".coin." + id + ".new")).resolve("lam.onnx"), "la");
        Files.createDirectory(worlds.resolve(".pong." + id + ".new"));
        Files.createDirectory(worlds.resolve(".coin.mine.new"));
        write("coin");
        assertThat(names()).containsExactlyInAnyOrder("coin", ".pong." + id + ".new", ".coin.mine.new");
    }

    @Test
    void refusesToWriteAWorldWithoutAllGraphs() throws IOException {
        Map<String, byte[]> files = files();
        files.remove("lam.onnx");
        assertOneLine(
                () -> WorldFolder.write(worlds.resolve("coin"), draft(), files),
                ExitCode.BAD_INPUT,
                "does not list lam.onnx");
        assertThat(names()).isEmpty();
    }

    @Test
    void aWorldMayRememberWithTwoMoreGraphsButNotWithOne() {
        Map<String, byte[]> files = files();
        assertThat(write("coin").caches()).isFalse();
        files.put("dynamics_cached.onnx", new byte[] {'!'});
        assertOneLine(
                () -> WorldFolder.write(worlds.resolve("coin"), draft(), files),
                ExitCode.BAD_INPUT,
                "lists only one of dynamics_cached.onnx and prefill.onnx");
        files.put("prefill.onnx", new byte[] {'?'});
        WorldFolder.write(worlds.resolve("coin"), draft(), files);
        VerifiedWorld world = WorldFolder.verify(worlds.resolve("coin"));
        assertThat(world.caches()).isTrue();
        assertThat(world.graphs()).hasSize(6).contains("lam.onnx", "prefill.onnx");
    }

    @Test
    void fullDiskLeavesTheOldWorldAndNothingElse() throws IOException {
        Configuration tiny = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(32 * 1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(tiny)) {
            Path coin = disk.getPath("/worlds/coin");
            WorldFolder.write(coin, draft(), files());
            Map<String, byte[]> large = files();
            large.put("dynamics.onnx", new byte[64 * 1024]);
            assertOneLine(
                    () -> WorldFolder.write(coin, withName(draft(), "second"), large),
                    ExitCode.CANNOT_WRITE,
                    "the disk is full");
            assertThat(WorldFolder.verify(coin).manifest().name()).isEqualTo("Coin");
            try (Stream<Path> left = Files.list(coin.getParent())) {
                assertThat(left).hasSize(1);
            }
        }
    }

    private VerifiedWorld write(String name) {
        WorldFolder.write(worlds.resolve(name), draft(), files());
        return WorldFolder.verify(worlds.resolve(name));
    }

    private void edit(UnaryOperator<String> change) throws IOException {
        Path manifest = worlds.resolve("coin/manifest.json");
        Files.writeString(manifest, change.apply(Files.readString(manifest)));
    }

    private void assertRefused(String reason) {
        assertOneLine(() -> WorldFolder.verify(worlds.resolve("coin")), ExitCode.BAD_INPUT, reason);
    }

    private static void assertOneLine(ThrowingCallable action, ExitCode code, String reason) {
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(action)
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(code))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(worlds)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("encoder.onnx", "enc".getBytes(StandardCharsets.UTF_8));
        files.put("decoder.onnx", "dec".getBytes(StandardCharsets.UTF_8));
        files.put("lam.onnx", "lam".getBytes(StandardCharsets.UTF_8));
        files.put("dynamics.onnx", "dyn".getBytes(StandardCharsets.UTF_8));
        files.put("card.md", "# Coin".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static WorldManifest withName(WorldManifest old, String name) {
        return new WorldManifest(
                old.format(),
                name,
                old.frame(),
                old.grid(),
                old.vocabulary(),
                old.window(),
                old.actions(),
                old.defaults(),
                old.licence(),
                old.attributions(),
                old.provenance(),
                old.files());
    }

    private static WorldManifest draft() {
        return new WorldManifest(
                1,
                "Coin",
                new FrameFormat(64, 64, 15),
                new Grid(8, 8),
                1024,
                16,
                List.of(ActionLabel.unnamed(0), new ActionLabel(1, "jump-right", "2", 0.5, 2.25, 12.5, 0.75)),
                new Defaults(8, 1.0, true, 1),
                "CC-BY-4.0",
                List.of("Clips: someone, CC-BY-4.0"),
                new Provenance(
                        "30 clips of CoinRun",
                        Map.of("tokenizer", 1200L, "dynamics", 3000L),
                        7,
                        "0.1.0",
                        4.5,
                        Map.of("tokenizer_psnr", 31.25)),
                List.of());
    }
}
