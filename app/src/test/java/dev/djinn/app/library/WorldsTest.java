package dev.djinn.app.library;

import static dev.djinn.app.library.TestWorlds.library;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.app.library.WorldEntry.Broken;
import dev.djinn.app.library.WorldEntry.Origin;
import dev.djinn.app.library.WorldEntry.Ready;
import dev.djinn.app.library.WorldEntry.Unavailable;
import dev.djinn.app.settings.KnownWorldsFile;
import dev.djinn.app.settings.SpeedsFile;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldsTest {
    private final TestWorlds.Kept<KnownWorld> memory = new TestWorlds.Kept<>();

    @TempDir
    private Path folder;

    private Path bundled;
    private Path own;
    private Worlds worlds;

    @BeforeEach
    void open() throws IOException {
        bundled = folder.resolve("program");
        own = folder.resolve("disk").resolve("worlds");
        TestWorlds.toy(bundled.resolve("toy"), "toy");
        TestWorlds.other(own.resolve("mine"), "Mine");
        worlds = library(memory, bundled, own);
    }

    private static WorldListing.Sound sound(Path world) {
        return (WorldListing.Sound) WorldFolder.look(world);
    }

    @Test
    void bundledAndOwnWorldsAreListedWithTheirIdentity() {
        assertThat(worlds.list()).hasSize(2);
        assertThat(worlds.list().get(0)).isInstanceOfSatisfying(Ready.class, toy -> {
            assertThat(toy.origin()).isEqualTo(Origin.BUNDLED);
            assertThat(toy.hash())
                    .isEqualTo(WorldFolder.verify(bundled.resolve("toy")).hash());
        });
        assertThat(worlds.list().get(1))
                .isInstanceOfSatisfying(
                        Ready.class, mine -> assertThat(mine.origin()).isEqualTo(Origin.OWN));
    }

    /** Faults 1 and 14: a broken world is listed with its reason and hides no other. */
    @Test
    void brokenWorldIsListedWithItsReason() throws IOException {
        worlds.look();
        Files.writeString(own.resolve("mine").resolve("manifest.json"), "{");

        assertThat(worlds.list()).hasSize(2).last().isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.name()).as("as it was known").isEqualTo("Mine");
            assertThat(broken.reason()).contains("manifest.json").doesNotContain("\n");
        });
    }

    /** Fault 37: the disk with the worlds is unplugged, at the start or while the program runs. */
    @Test
    void worldsOfAFolderThatIsGoneStayListedAndComeBack() throws IOException {
        worlds.look();
        Path away = Files.move(folder.resolve("disk"), folder.resolve("unplugged"));

        assertThat(worlds.look()).hasSize(2).last().isInstanceOfSatisfying(Unavailable.class, gone -> {
            assertThat(gone.name()).isEqualTo("Mine");
            assertThat(gone.reason()).contains(own + " is not there");
        });
        assertThat(memory.load()).as("the list is not rewritten").hasSize(2);
        assertThat(library(memory, bundled, own).look()).as("after a start").hasSize(2);

        Files.createDirectories(own); // the mount point is there, and empty
        assertThat(worlds.look()).last().isInstanceOf(Unavailable.class);
        Files.delete(own);
        Files.delete(own.getParent());
        Files.move(away, folder.resolve("disk"));
        assertThat(worlds.look()).hasSize(2).last().isInstanceOf(Ready.class);
    }

    /** Fault 37. */
    @Test
    void worldThatWasOnlyMovedIsListedOnceAndOneThatIsGoneForGoodCanBeForgotten() throws IOException {
        worlds.look();
        Files.move(own.resolve("mine"), own.resolve("renamed"));
        assertThat(worlds.look()).hasSize(2).allMatch(Ready.class::isInstance);

        Files.move(own.resolve("renamed"), folder.resolve("elsewhere"));
        assertThat(worlds.look()).hasAtLeastOneElementOfType(Unavailable.class);
        worlds.forget(own.resolve("mine"));
        worlds.forget(own.resolve("renamed"));
        assertThat(worlds.look()).hasSize(1);
    }

    @Test
    void worldPlayedFromElsewhereIsListedAndItsFilesAreNotDjinnsToDelete() throws IOException {
        Path stick = TestWorlds.toy(folder.resolve("stick"), "Stick");
        worlds.played(sound(stick));

        assertThat(worlds.list())
                .hasSize(3)
                .last()
                .isInstanceOfSatisfying(
                        Ready.class, ready -> assertThat(ready.origin()).isEqualTo(Origin.ELSEWHERE));
        for (Path notOurs : List.of(stick, bundled.resolve("toy"), own, own.resolve(".trash"))) {
            assertThatExceptionOfType(DjinnException.class)
                    .isThrownBy(() -> worlds.trash(notOurs))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNSAFE));
        }
        assertThat(stick.resolve("encoder.onnx")).exists();
    }

    @Test
    void brokenWorldFromElsewhereIsOnlyForgotten() throws IOException {
        Path stick = TestWorlds.toy(folder.resolve("stick"), "Stick");
        worlds.played(sound(stick));
        Files.writeString(stick.resolve("manifest.json"), "{");
        WorldEntry broken = worlds.list().getLast();
        assertThat(broken).isInstanceOf(Broken.class);

        assertThat(worlds.remove(broken)).isEmpty();

        assertThat(worlds.list()).hasSize(2);
        assertThat(stick.resolve("encoder.onnx")).exists();
    }

    @Test
    void trashTakesThatWorldAloneAndUndoBringsBackEveryFile() throws IOException {
        TestWorlds.toy(own.resolve("neighbour"), "Neighbour");
        Files.writeString(own.resolve("mine").resolve("notes.txt"), "mine");
        worlds.look();

        Path trashed = worlds.trash(own.resolve("mine"));

        assertThat(worlds.look()).extracting(WorldEntry::name).containsExactly("toy", "Neighbour");
        assertThat(library(memory, bundled, own).lastTrashed()).contains(trashed);
        assertThat(worlds.restore(trashed)).isEqualTo(own.resolve("mine"));
        assertThat(own.resolve("mine").resolve("notes.txt")).hasContent("mine");
        assertThat(worlds.list()).hasSize(3);
        assertThat(worlds.lastTrashed()).isEmpty();
    }

    @Test
    void undoTakesAnotherNameWhereItsOwnIsTaken() throws IOException {
        Path first = worlds.trash(own.resolve("mine"));
        TestWorlds.toy(own.resolve("mine"), "Newer");
        Path second = worlds.trash(own.resolve("mine"));
        TestWorlds.toy(own.resolve("mine"), "Newest");

        assertThat(first).isNotEqualTo(second);
        assertThat(worlds.restore(first)).isEqualTo(own.resolve("mine-2"));
        assertThat(worlds.restore(second)).isEqualTo(own.resolve("mine-3"));
        assertThat(Files.readString(own.resolve("mine").resolve("manifest.json")))
                .contains("Newest");
    }

    /** A folder of worlds that is linked, or has links in it: the link goes, what it leads to stays. */
    @Test
    void trashingALinkedWorldLeavesWhatItLeadsTo() throws IOException {
        Path real = TestWorlds.toy(folder.resolve("real"), "Real");
        Files.createSymbolicLink(own.resolve("linked"), real);

        worlds.trash(own.resolve("linked"));

        assertThat(real.resolve("encoder.onnx")).exists();
        assertThat(worlds.list()).extracting(WorldEntry::name).doesNotContain("Real");
    }

    @Test
    void speedIsMeasuredByPlayingAndKeptForThisVersionAndDeviceAlone() {
        AtomicLong clock = new AtomicLong();
        SpeedsFile file = new SpeedsFile(folder.resolve("state"));
        Worlds ofOne = worlds(file, "1");

        assertThat(ofOne.speeds()).isEmpty();
        Speed speed = ofOne.measure(own, () -> clock.getAndAdd(100_000_000), () -> true);

        assertThat(speed.framesPerSecond()).isCloseTo(10, within(0.01));
        assertThat(speed.device()).isEqualTo("cpu");
        assertThat(worlds(new SpeedsFile(folder.resolve("state")), "1").speeds())
                .containsExactly(speed);
        assertThat(worlds(new SpeedsFile(folder.resolve("state")), "2").speeds())
                .isEmpty();

        ofOne.measure(own, () -> clock.getAndAdd(50_000_000), () -> true);
        assertThat(ofOne.speeds())
                .singleElement()
                .satisfies(again -> assertThat(again.framesPerSecond()).isCloseTo(20, within(0.01)));
    }

    @Test
    void measuringThatIsStoppedKeepsNothing() {
        Worlds measured = worlds(new SpeedsFile(folder.resolve("state")), "1");

        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> measured.measure(own, System::nanoTime, () -> false))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
        assertThat(measured.speeds()).isEmpty();
    }

    private Worlds worlds(SpeedsFile speeds, String version) {
        return new Worlds(
                new WorldLibrary(List.of(own), new Signers(new TestWorlds.Kept<>())),
                memory,
                speeds,
                world -> new ToyWorld(),
                world -> {},
                version,
                TestWorlds.CLOCK);
    }

    /** Fault 16: the world is marked in the list, until it plays three seconds without a fault. */
    @Test
    void worldThatGaveABrokenFrameIsMarkedUntilItIsMeasured() {
        worlds.look();
        String hash = ((Ready) worlds.list().getFirst()).hash();
        try (WorldModel watched = new WatchedWorld(
                new ToyWorld() {
                    @Override
                    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
                        throw new DjinnException(ExitCode.BAD_INPUT, "toy: confidence is no number");
                    }
                },
                trouble -> worlds.mark(hash, Optional.of(trouble)))) {
            assertThatExceptionOfType(DjinnException.class)
                    .isThrownBy(() -> SpeedTrial.framesPerSecond(watched, () -> 0, SpeedTrial.LENGTH, () -> true));
        }

        assertThat(library(memory, bundled, own).list().getFirst())
                .isInstanceOfSatisfying(
                        Ready.class, ready -> assertThat(ready.flaw()).contains("toy: confidence is no number"));
        AtomicLong clock = new AtomicLong();
        worlds.measure(bundled.resolve("toy"), () -> clock.getAndAdd(1_000_000_000), () -> true);
        assertThat(worlds.list().getFirst())
                .isInstanceOfSatisfying(
                        Ready.class, ready -> assertThat(ready.flaw()).isEmpty());
    }

    /** Fault 27: what is remembered is corrupt: put aside, and made anew from what is there. */
    @Test
    void corruptMemoryIsPutAsideAndNothingIsLostThatIsThere() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("worlds.json"), "{\"worlds\": [{\"folder\": 7");
        KnownWorldsFile file = new KnownWorldsFile(config);

        assertThat(file.load()).isEmpty();
        assertThat(config.resolve("worlds.json.broken")).exists();
        KnownWorld known = new KnownWorld(own.resolve("mine"), "Mine", "ab", Optional.of("was bad"));
        file.save(List.of(known));
        assertThat(new KnownWorldsFile(config).load()).containsExactly(known);
    }
}
