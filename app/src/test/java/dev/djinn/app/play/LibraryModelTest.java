package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.KnownWorld;
import dev.djinn.app.library.Signers;
import dev.djinn.app.library.TestWorlds;
import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.app.library.Worlds;
import dev.djinn.app.words.Words;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.onnx.Device;
import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of worlds without a window: what is done waits in a queue until the test lets it be done. */
class LibraryModelTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Path> switchedTo = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private Supplier<WorldModel> opener = ToyWorld::new;

    @TempDir
    private Path folder;

    private Path bundled;
    private Path own;
    private LibraryModel library;

    @BeforeEach
    void open() throws IOException {
        bundled = TestWorlds.toy(folder.resolve("program").resolve("toy"), "toy");
        own = folder.resolve("worlds");
        TestWorlds.other(own.resolve("mine"), "Mine");
        Worlds worlds = new Worlds(
                new WorldLibrary(List.of(folder.resolve("program"), own), new Signers(new TestWorlds.Kept<>())),
                new TestWorlds.Kept<KnownWorld>(),
                new TestWorlds.Kept<>(),
                world -> opener.get(),
                world -> {},
                "test",
                TestWorlds.CLOCK);
        Executor queue = waiting::add;
        library = new LibraryModel(
                new LibraryModel.Desk(worlds, bundled, switchedTo::add, () -> clock.getAndAdd(100_000_000)),
                queue,
                Runnable::run);
        library.setOpen(true);
        work();
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private WorldEntry choose(String name) {
        WorldEntry world = library.worlds().get().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        library.choose(world);
        return world;
    }

    private String said() {
        return library.said().get().text();
    }

    @Test
    void worldThatIsPlayedIsTheOneThatIsLookedAtFirstAndCannotBePlayedAgainOrDeleted() {
        assertThat(library.worlds().get()).hasSize(2);
        WorldEntry here = library.chosen().get().orElseThrow();
        assertThat(library.isPlaying(here)).isTrue();

        library.play();
        library.delete();
        work();

        assertThat(switchedTo).isEmpty();
        assertThat(library.worlds().get()).hasSize(2);
        assertThat(library.whyNotDelete(here)).contains(Words.of("world.is-played"));
    }

    @Test
    void anotherWorldIsCheckedThenPlayed() throws IOException {
        choose("Mine");
        library.play();
        work();
        assertThat(switchedTo).containsExactly(own.resolve("mine"));

        byte[] graph = Files.readAllBytes(own.resolve("mine").resolve("lam.onnx"));
        graph[9]++;
        Files.write(own.resolve("mine").resolve("lam.onnx"), graph);
        library.play();
        work();
        assertThat(switchedTo).as("the game is not left for a damaged world").hasSize(1);
        assertThat(said()).contains("lam.onnx").contains("damaged");
        assertThat(library.said().get().tone()).isEqualTo(Note.Tone.TROUBLE);
    }

    /** Fault 15. */
    @Test
    void strangersWorldIsPlayedOnceThePlayerHasTrustedThem() {
        WorldFolder.sign(WorldFolder.verify(own.resolve("mine")), "Ada", TestWorlds.keys());
        library.refresh();
        work();
        WorldEntry mine = choose("Mine");
        assertThat(library.canOpen(mine)).isFalse();
        library.play();
        library.measure();
        work();
        assertThat(switchedTo).isEmpty();
        assertThat(library.speeds().get()).isEmpty();

        library.judge(true);
        work();
        library.play();
        work();
        assertThat(switchedTo).containsExactly(own.resolve("mine"));

        library.judge(false);
        work();
        assertThat(library.canOpen(choose("Mine"))).isFalse();
    }

    @Test
    void importedWorldIsChosenAndWhatWentWrongIsSaidAndNothingElseStartsMeanwhile() throws IOException {
        Path stick = TestWorlds.toy(folder.resolve("stick"), "Stick");
        String graph = "manifest.json";
        Files.writeString(
                stick.resolve(graph),
                Files.readString(stick.resolve(graph)).replaceFirst("\"window\" *: *\\d+", "\"window\": 9"));

        library.bring(stick);
        assertThat(library.busy().get()).isNotEmpty();
        library.bring(folder.resolve("ignored"));
        work();

        assertThat(library.busy().get()).isEmpty();
        assertThat(said()).contains("Stick").contains("is here now");
        assertThat(library.chosen().get().orElseThrow().name()).isEqualTo("Stick");
        library.bring(folder.resolve("nothing"));
        work();
        assertThat(said()).contains("nothing").contains("there is nothing to import");
        assertThat(library.worlds().get()).hasSize(3);
    }

    @Test
    void droppedWorldIsImportedAndAnythingElseHandedOn() throws IOException {
        List<String> seen = new ArrayList<>();
        library.drop(
                Files.createFile(folder.resolve("photo.png")), () -> seen.add("before"), () -> seen.add("picture"));
        work();
        library.drop(folder.resolve("x.WORLD"), () -> seen.add("world"), () -> seen.add("picture"));
        work();

        assertThat(seen).containsExactly("picture", "world");
        assertThat(said()).contains("x.WORLD");
    }

    @Test
    void speedIsSaidOnlyOnceMeasuredAndOnlyForTheDeviceOfTheGame() {
        WorldEntry mine = choose("Mine");
        assertThat(library.speed(mine)).isEmpty();

        library.measure();
        work();

        WorldEntry toy = choose("toy");
        library.measure();
        work();
        assertThat(library.speed(toy))
                .as("of the world that was measured, by its own hash")
                .isEmpty();
        assertThat(library.speeds().get())
                .singleElement()
                .satisfies(speed -> assertThat(speed.framesPerSecond()).isBetween(9.9, 10.1));
        library.setDevice(Device.CUDA);
        assertThat(library.speeds().get()).as("nobody measured on that").isEmpty();
    }

    @Test
    void closingThePageStopsMeasuringAndSaysNothingWrong() {
        choose("Mine");
        library.measure();
        library.setOpen(false);
        work();

        assertThat(library.speeds().get()).isEmpty();
        assertThat(library.said().get()).isEqualTo(Note.good(Words.of("library.stopped")));
    }

    @Test
    void whatNobodyForesawIsToldAndTheNextThingIsDone() {
        choose("Mine");
        opener = () -> {
            throw new NoClassDefFoundError("dev/djinn/Missing");
        };
        library.measure();
        work();
        assertThat(said()).contains("unexpected").contains("dev/djinn/Missing");
        assertThat(library.said().get().tone()).isEqualTo(Note.Tone.TROUBLE);
        assertThat(library.busy().get()).isEmpty();

        opener = () -> {
            throw new IllegalStateException("odd");
        };
        library.measure();
        work();
        assertThat(said()).contains("unexpected").contains("odd");

        opener = ToyWorld::new;
        library.measure();
        work();
        assertThat(library.speeds().get()).hasSize(1);
    }

    @Test
    void deletedWorldGoesAndUndoBringsItBackChosen() {
        choose("Mine");
        library.delete();
        work();
        assertThat(library.worlds().get()).extracting(WorldEntry::name).containsExactly("toy");
        assertThat(said()).contains("Mine").contains("trash");

        library.undo();
        work();
        assertThat(library.chosen().get().orElseThrow().name()).isEqualTo("Mine");
        assertThat(library.trashed().get()).isEmpty();
    }

    /** Fault 37: the folder goes while the page is looked at. */
    @Test
    void worldThatVanishedStaysListedCannotBePlayedAndCanBeForgotten() throws IOException {
        choose("Mine");
        Files.move(own, folder.resolve("unplugged"));
        library.refresh();
        work();

        assertThat(library.chosen().get()).get().isInstanceOf(WorldEntry.Unavailable.class);
        library.play();
        library.measure();
        work();
        assertThat(switchedTo).isEmpty();
        Files.move(folder.resolve("unplugged"), own);
        library.refresh();
        work();
        assertThat(library.chosen().get()).get().isInstanceOf(WorldEntry.Ready.class);

        Files.move(own, folder.resolve("unplugged"));
        library.refresh();
        work();
        library.delete();
        work();
        assertThat(library.worlds().get()).extracting(WorldEntry::name).containsExactly("toy");
    }
}
