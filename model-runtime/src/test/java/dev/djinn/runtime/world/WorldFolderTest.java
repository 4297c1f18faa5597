package dev.djinn.runtime.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
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
        assertThat(world.manifest().withFiles(List.of())).isEqualTo(SmallWorld.draft());
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
    void newerMajorFormatNeedsANewerApp() throws IOException {
        write("coin");
        edit(json -> json.replace("\"format\" : 1", "\"format\" : 3"));
        assertRefused("manifest.json: this world has format 3 and needs a newer app; this one reads format 2");
    }

    @Test
    void severalTokensAtAPlaceNeedTheFormatThatKnowsThem() throws IOException {
        write("coin");
        VerifiedWorld one = WorldFolder.verify(worlds.resolve("coin"));
        assertThat(one.manifest().grid()).isEqualTo(new WorldManifest.Grid(8, 8, 1));

        edit(json -> json.replaceAll("\"groups\" : 1", "\"groups\" : 4"));
        assertRefused("grid.groups is 4, which format 1 does not know; write format 2");

        edit(json -> json.replace("\"format\" : 1", "\"format\" : 2"));
        VerifiedWorld four = WorldFolder.verify(worlds.resolve("coin"));
        assertThat(four.manifest().tokensPerFrame()).isEqualTo(256);
        assertThat(four.hash()).as("another world").isNotEqualTo(one.hash());

        edit(json -> json.replaceAll("\"groups\" : 4", "\"groups\" : 17"));
        assertRefused("grid.groups is 17, it must be 1..16");

        edit(json -> json.replaceAll("\"groups\" : 17", "\"groups\" : 16")
                .replace("\"columns\" : 8", "\"columns\" : 256")
                .replace("\"rows\" : 8", "\"rows\" : 17"));
        assertRefused("grid: 256 x 17 x 16 tokens, there must be at most 65536");
    }

    @Test
    void gridThatDoesNotSayHowDeepItIsHasOneTokenAtEachPlace() throws IOException {
        write("coin");
        String hash = WorldFolder.verify(worlds.resolve("coin")).hash();
        edit(json -> json.replaceAll(",\\s*\"groups\" : 1", ""));
        assertThat(Files.readString(worlds.resolve("coin/manifest.json"))).doesNotContain("groups");
        assertThat(WorldFolder.verify(worlds.resolve("coin")).manifest().tokensPerFrame())
                .isEqualTo(64);
        assertThat(WorldFolder.verify(worlds.resolve("coin")).hash()).isEqualTo(hash);
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

    private VerifiedWorld write(String name) {
        WorldFolder.write(worlds.resolve(name), SmallWorld.draft(), SmallWorld.files());
        return WorldFolder.verify(worlds.resolve(name));
    }

    private void edit(UnaryOperator<String> change) throws IOException {
        Path manifest = worlds.resolve("coin/manifest.json");
        Files.writeString(manifest, change.apply(Files.readString(manifest)));
    }

    private void assertRefused(String reason) {
        SmallWorld.assertOneLine(() -> WorldFolder.verify(worlds.resolve("coin")), ExitCode.BAD_INPUT, reason);
    }
}
