package dev.djinn.app.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.djinn.app.settings.SignersFile;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldListing;
import dev.djinn.runtime.world.WorldSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fault 15: worlds of strangers wait until the player was asked, once for each key; those of others are refused. */
class SignersTest {
    private static final KeyPair ADA = TestWorlds.keys();
    private static final KeyPair BOB = TestWorlds.keys();

    @TempDir
    private Path folder;

    private Path config;
    private Path worlds;

    @BeforeEach
    void writeWorlds() throws IOException {
        config = folder.resolve("config");
        worlds = folder.resolve("worlds");
        TestWorlds.toy(worlds.resolve("plain"), "Plain");
        sign(TestWorlds.toy(worlds.resolve("ada"), "Of Ada"), "Ada", ADA);
        sign(TestWorlds.toy(worlds.resolve("bob"), "Of Bob"), "Bob", BOB);
    }

    private static void sign(Path world, String signer, KeyPair keys) {
        WorldFolder.sign(WorldFolder.verify(world), signer, keys);
    }

    private WorldLibrary library(Signers signers) {
        return new WorldLibrary(List.of(worlds), signers);
    }

    private Signers ofPlayer() {
        return new Signers(new SignersFile(config));
    }

    private WorldSignature of(String world) {
        return WorldFolder.verify(worlds.resolve(world)).signature().orElseThrow();
    }

    private static void assertRefused(WorldLibrary library, String world, String reason) {
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> library.require(world))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNSAFE))
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @Test
    void strangersWorldWaitsUntilThePlayerTrustsThemAndThenSoDoAllOfTheirs() throws IOException {
        WorldLibrary library = library(ofPlayer());
        assertThat(library.require("plain").signature()).isEmpty();
        assertRefused(library, "ada", "whom you were not asked about yet");
        assertRefused(library, worlds.resolve("ada").toString(), "djinn worlds trust ada");
        assertThat(library.requireDefault().manifest().name())
                .as("the game to begin with is no stranger's")
                .isEqualTo("Plain");

        ofPlayer().remember(of("ada"), true);
        sign(TestWorlds.other(worlds.resolve("ada-2"), "Of Ada, too"), "Ada L.", ADA);

        WorldLibrary next = library(ofPlayer());
        assertThat(next.require("ada").manifest().name()).isEqualTo("Of Ada");
        assertThat(next.require("ada-2").manifest().name()).isEqualTo("Of Ada, too");
        assertRefused(next, "bob", "Bob");
        assertThat(next.list())
                .filteredOn(WorldListing.Broken.class::isInstance)
                .hasSize(1);
    }

    @Test
    void whoIsNotTrustedAnyMoreIsRefusedUnderAnyName() {
        ofPlayer().remember(of("ada"), true);
        ofPlayer().remember(of("ada"), false);
        sign(worlds.resolve("ada"), "The makers of Djinn", ADA);

        assertThat(ofPlayer().trust(Optional.of(of("ada")))).isEqualTo(Trust.REFUSED);
        assertRefused(library(ofPlayer()), "ada", "is not trusted here");
    }

    @Test
    void makersAreTrustedUnaskedAndAWithdrawnKeyIsRefusedWhateverThePlayerSays() {
        Signers signers = new Signers(
                Set.of(of("ada").key(), of("bob").key()), Set.of(of("bob").key()), new SignersFile(config));

        assertThat(signers.trust(Optional.of(of("ada")))).isEqualTo(Trust.MAKERS);
        assertThat(signers.trust(Optional.of(of("bob")))).isEqualTo(Trust.REFUSED);
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> signers.remember(of("bob"), true))
                .withMessageContaining("withdrawn");
        assertThat(library(signers).require("ada").manifest().name()).isEqualTo("Of Ada");
    }

    @Test
    void changedWorldIsRefusedWhoeverIsTrusted() throws IOException {
        ofPlayer().remember(of("ada"), true);
        Path manifest = worlds.resolve("ada").resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("Of Ada", "Of Eve"));

        assertRefused(library(ofPlayer()), worlds.resolve("ada").toString(), "changed after it was signed");
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> library(ofPlayer()).require("ada"))
                .withMessageContaining("changed after it was signed");
    }

    @Test
    void strangersWorldIsImportedUnopenedAndOpensOnceTheyAreTrusted() throws IOException {
        Path own = folder.resolve("own");
        TestWorlds.Kept<Path> opened = new TestWorlds.Kept<>();
        Worlds library =
                TestWorlds.library(new TestWorlds.Kept<>(), world -> opened.save(List.of(world.folder())), own);

        Path there = library.bring(worlds.resolve("ada"), share -> {}, () -> true);

        assertThat(opened.load()).isEmpty();
        WorldEntry.Ready stranger = (WorldEntry.Ready) library.list().getFirst();
        assertThat(stranger.trust()).isEqualTo(Trust.UNKNOWN);
        assertThatExceptionOfType(DjinnException.class).isThrownBy(() -> library.check(there));
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> library.measure(there, () -> 0, () -> true))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNSAFE));

        library.judge(stranger, true);

        assertThat(((WorldEntry.Ready) library.list().getFirst()).trust()).isEqualTo(Trust.TRUSTED);
        library.check(there);
    }

    @Test
    void worldsThatShipAreSignedByTheMakers() {
        List<WorldListing> shipped = WorldFolder.list(Path.of("../exported-models/worlds"));

        assertThat(shipped)
                .isNotEmpty()
                .allSatisfy(world -> assertThat(ofPlayer()
                                .trust(WorldFolder.verify(world.folder()).signature()))
                        .isEqualTo(Trust.MAKERS));
    }
}
