package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Drawings;
import dev.djinn.app.library.KnownWorld;
import dev.djinn.app.library.Signers;
import dev.djinn.app.library.TestWorlds;
import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.app.library.Worlds;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.play.Phase;
import dev.djinn.app.settings.HintsFile;
import dev.djinn.app.words.Words;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Worlds are imported, measured, deleted and played, drawings kept, in a real window with real toy worlds. */
class LibraryWindowTest extends WindowRig {
    private final TestWorlds.Kept<KnownWorld> memory = new TestWorlds.Kept<>();
    private final AtomicLong clock = new AtomicLong();
    private final CompletableFuture<Path> switchedTo = new CompletableFuture<>();
    private Optional<Path> playing = Optional.empty();

    private Path own() {
        return folder.resolve("data").resolve("worlds");
    }

    @Override
    WorldModel world() {
        return playing.map(there -> WorldModel.open(there, DeviceChoice.CPU)).orElseGet(ScrollingWorld::new);
    }

    @Override
    Console console() {
        Path bundled = folder.resolve("program").resolve("hills");
        try {
            TestWorlds.other(bundled, "Scrolling hills");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Worlds worlds = new Worlds(
                new WorldLibrary(List.of(bundled.getParent(), own()), new Signers(new TestWorlds.Kept<>())),
                memory,
                new TestWorlds.Kept<>(),
                world -> WorldModel.open(world, DeviceChoice.CPU),
                world -> World.open(world, DeviceChoice.CPU).close(),
                "test",
                TestWorlds.CLOCK);
        HintsFile hints = new HintsFile(folder.resolve("config"));
        return Console.plain()
                .with(new Bookcase(
                        new LibraryModel.Desk(worlds, bundled, switchedTo::complete, () -> clock.getAndAdd(25_000_000)),
                        new Drawings(folder.resolve("data").resolve("drawings"), TestWorlds.CLOCK),
                        !hints.load(),
                        () -> hints.save(true),
                        Console.plain().bookcase().camera(),
                        Map::of));
    }

    private void openLibrary() throws Exception {
        awaitRunning();
        robot.press(KeyCode.CONTROL).push(KeyCode.L).release(KeyCode.CONTROL);
        await(() -> window.model().panels().drawer().get() == Drawer.LIBRARY
                && !window.library().worlds().get().isEmpty());
    }

    private Optional<WorldEntry> find(String name) {
        return window.library().worlds().get().stream()
                .filter(world -> world.name().equals(name))
                .findFirst();
    }

    private void importToy() throws Exception {
        Path zip = TestWorlds.zip(folder.resolve("toy.world"), TestWorlds.toyFiles());
        awaitRunning();
        robot.interact(() -> window.drop(List.of(zip)));
        await(() -> text("#library-note").contains("is here now"));
    }

    @Test
    void worldDroppedOnTheWindowIsImportedMeasuredAndPlayed() throws Exception {
        importToy();
        assertThat(phase()).as("the game waits meanwhile").isEqualTo(Phase.PAUSED);
        assertThat(text("#world-speed")).isEqualTo("not measured here");
        assertThat(text("#world-hash")).hasSize(64);
        assertEveryControlHasAName("#library");

        robot.clickOn("#world-measure");
        await(() -> text("#world-speed").startsWith("runs at 40 fps here"));
        photograph("library");
        robot.clickOn("#world-play");
        playing = Optional.of(switchedTo.get());
        assertThat(playing).contains(own().resolve("toy"));

        reopen();
        awaitRunning();
        assertThat(window.model().opened().get().orElseThrow().world().name()).isEqualTo("toy");
    }

    /** Fault 15: about a signer whom nobody here knows the page asks once, and remembers the answer by their key. */
    @Test
    void strangersWorldAsksWhetherTheyAreTrustedAndIsPlayedThen() throws Exception {
        Path signed = TestWorlds.toy(folder.resolve("gift"), "Gift");
        WorldFolder.sign(WorldFolder.verify(signed), "Ada", TestWorlds.keys());
        awaitRunning();
        robot.interact(() -> window.drop(List.of(signed)));
        await(() -> text("#library-note").contains("is here now"));

        assertThat(text("#library-note")).contains("Say whether you trust");
        assertThat(text("#world-trouble")).contains("Ada", "Do you trust them?");
        assertThat(onWindowThread(() -> robot.lookup("#world-play").query().isDisabled()))
                .isTrue();
        assertEveryControlHasAName("#library");
        photograph("library-stranger");

        robot.clickOn("#world-trust");
        await(() -> text("#world-signature").contains("whom you trust"));
        assertThat(robot.lookup("#world-trouble").tryQuery()).isEmpty();
        robot.clickOn("#world-play");
        assertThat(switchedTo.get()).isEqualTo(own().resolve("gift"));

        robot.clickOn("#world-distrust");
        await(() -> text("#world-trouble").contains("not trusted here"));
    }

    @Test
    void deletedWorldIsInTheTrashAndComesBack() throws Exception {
        importToy();
        robot.clickOn("#world-delete");
        await(() -> find("toy").isEmpty());
        assertThat(own().resolve("toy")).doesNotExist();
        assertThat(robot.lookup("#world-toy").tryQuery()).isEmpty();

        robot.clickOn("#library-undo");
        await(() -> find("toy").isPresent());
        assertThat(own().resolve("toy").resolve("encoder.onnx")).exists();
    }

    /** Faults 1 and 37: neither the broken nor the vanished world hides another, and both say why. */
    @Test
    void brokenAndVanishedWorldsAreListedWithTheirReason() throws Exception {
        importToy();
        robot.push(KeyCode.ESCAPE);
        Files.createDirectories(own().resolve("half"));
        Files.writeString(own().resolve("half").resolve("manifest.json"), "{");
        Path away = Files.move(own().resolve("toy"), folder.resolve("unplugged"));
        openAgain();

        await(() -> find("toy").filter(WorldEntry.Unavailable.class::isInstance).isPresent());
        robot.clickOn("#world-toy");
        await(() -> text("#world-trouble").contains("not there"));
        photograph("library-vanished");
        assertThat(robot.lookup("#world-play").tryQuery()).isEmpty();
        robot.clickOn("#world-half");
        await(() -> text("#world-trouble").contains("manifest.json"));
        assertThat(robot.lookup("#world-play").tryQuery()).isEmpty();

        Files.move(away, own().resolve("toy"));
        robot.push(KeyCode.ESCAPE);
        openAgain();
        await(() -> find("toy").filter(WorldEntry.Ready.class::isInstance).isPresent());
    }

    private void openAgain() throws Exception {
        await(() -> window.model().panels().drawer().get() == Drawer.CLOSED);
        robot.press(KeyCode.CONTROL).push(KeyCode.L).release(KeyCode.CONTROL);
    }

    @Test
    void whatIsDrawnAndPlayedIsKeptBesideTheOthersUntilItIsDeleted() throws Exception {
        awaitRunning();
        robot.press(KeyCode.CONTROL).push(KeyCode.D).release(KeyCode.CONTROL);
        await(() -> window.model().panels().drawer().get() == Drawer.EASEL);
        drag(0.1, 0.5, 0.9, 0.5);
        robot.clickOn("#easel-play");
        await(() -> robot.lookup("#drawing-1").tryQuery().isPresent());
        assertThat(folder.resolve("data").resolve("drawings").resolve("drawing-1.png"))
                .exists();

        openLibrary();
        robot.interact(() -> robot.lookup("#library-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(1));
        await(() -> robot.lookup("#delete-drawing-1").tryQuery().isPresent());
        photograph("library-pictures");
        assertThat(onWindowThread(() ->
                        robot.lookup("#picture-Meadow").queryAs(Button.class).getAccessibleText()))
                .contains("CC0");
        robot.clickOn("#delete-drawing-1");
        await(() -> robot.lookup("#drawing-1").tryQuery().isEmpty());
        robot.clickOn("#gallery-undo");
        await(() -> robot.lookup("#picture-Drawing-1").tryQuery().isPresent());
        robot.clickOn("#picture-Drawing-1");
        await(() -> phase() == Phase.RUNNING && window.model().panels().drawer().get() == Drawer.CLOSED);
    }

    private void drag(double fromX, double fromY, double toX, double toY) {
        Node paper = robot.lookup("#paper").query();
        Bounds at = onWindowThread(() -> paper.localToScreen(paper.getBoundsInLocal()));
        robot.drag(at.getMinX() + fromX * at.getWidth(), at.getMinY() + fromY * at.getHeight(), MouseButton.PRIMARY)
                .dropTo(at.getMinX() + toX * at.getWidth(), at.getMinY() + toY * at.getHeight());
    }

    @Test
    void firstGameIsPlayedBesideAHintOfTheKeysThatIsShownOnce() throws Exception {
        awaitRunning();
        assertThat(isVisible("#first-hint")).isTrue();
        photograph("first-hint");
        assertThat(onWindowThread(() -> robot.lookup("#first-hint").queryParent().lookupAll(".label").stream()
                        .map(node -> ((Labeled) node).getText())
                        .toList()))
                .contains("left", "right", "Space", "F1");
        long before = onWindowThread(() -> reel().here());
        robot.press(KeyCode.D);
        await(() -> reel().here() > before + 2);
        robot.release(KeyCode.D);
        assertThat(isVisible("#first-hint")).as("the game goes on beside it").isTrue();

        robot.clickOn("#first-hint-dismiss");
        await(() -> !isVisible("#first-hint"));
        assertThat(onWindowThread(this::phase)).isEqualTo(Phase.RUNNING);
        await(() -> new HintsFile(folder.resolve("config")).load());
        reopen();
        awaitRunning();
        assertThat(isVisible("#first-hint")).isFalse();
    }

    @Test
    void libraryAndHintFollowTheLanguageWhileTheyAreOpen() throws Exception {
        importToy();
        robot.clickOn("#world-measure");
        await(() -> text("#world-speed").startsWith("runs at 40 fps here"));
        try {
            robot.interact(() -> Words.speak(Locale.GERMAN));
            assertThat(text("#import-file")).isEqualTo("Datei importieren …");
            assertThat(text("#world-speed")).startsWith("läuft hier mit 40 B/s");
            assertThat(text("#world-delete")).isEqualTo("Löschen");
            assertThat(onWindowThread(
                            () -> robot.lookup("#world-delete").query().getAccessibleText()))
                    .isEqualTo("In den Papierkorb legen");
            assertThat(text("#first-hint-dismiss")).isEqualTo("Verstanden");
            assertThat(onWindowThread(() -> robot.lookup("#first-hint").queryParent().lookupAll(".label").stream()
                            .map(node -> ((Labeled) node).getText())
                            .toList()))
                    .contains("Leertaste", "alle Tasten");
            photograph("library-german");
        } finally {
            robot.interact(() -> Words.speak(Locale.ENGLISH));
        }
        assertThat(text("#world-speed")).startsWith("runs at 40 fps here");
    }

    /** Fault 30: a small screen. */
    @Test
    void libraryFitsIntoASmallWindow() throws Exception {
        resize(800, 600);
        openLibrary();
        WaitForAsyncUtils.waitForFxEvents();
        assertAllSeen("#library", "#import-file", "#import-folder", "#library-undo", "#world-play", "#world-measure");
        photograph("library-small");
    }
}
