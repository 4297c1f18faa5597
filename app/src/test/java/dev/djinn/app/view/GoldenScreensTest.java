package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.easel.EaselModel;
import dev.djinn.app.easel.Stamp;
import dev.djinn.app.library.Shelf;
import dev.djinn.app.library.TestWorlds;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.play.Look;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.Theme;
import dev.djinn.app.words.Language;
import dev.djinn.app.words.Words;
import dev.djinn.engine.keep.Autosave.Resume;
import dev.djinn.engine.keep.SaveFile;
import dev.djinn.engine.keep.SavedGame;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.WorldModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/** Every screen in both themes and with text half as large again, against the pictures of it in {@code golden}. The game never runs, so nothing is left to chance. */
class GoldenScreensTest extends WindowRig {
    private static final int LARGE_TEXT = 150;
    private static final LocalDateTime SAVED = LocalDateTime.of(2026, 3, 4, 5, 6);

    private final List<String> wrong = new ArrayList<>();

    @Override
    WorldModel world() {
        return new GriddedWorld();
    }

    @Override
    Console console() {
        WorldModel world = new GriddedWorld();
        Session left = Session.start(world, MEADOW, SessionSettings.defaults(world.manifest(), seed()));
        for (int frame = 0; frame < 7; frame++) {
            left.step(5);
        }
        Shelf shelf = new Shelf(folder, world.hash());
        for (Path file : List.of(shelf.saves().resolve("autosave.png"), shelf.slotFile(1), shelf.slotFile(4))) {
            SaveFile.write(file, SavedGame.of(world, left));
            try {
                Files.setLastModifiedTime(
                        file, FileTime.from(SAVED.atZone(ZoneId.systemDefault()).toInstant()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return Console.keeping(Keeping.of(shelf, Resume.ASK, chosen -> {})).with(bookcase());
    }

    private Bookcase bookcase() {
        Path toy = folder.resolve("worlds").resolve("toy");
        try {
            TestWorlds.toy(toy, "Toy");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Bookcase plain = Bookcase.plain();
        return new Bookcase(
                new LibraryModel.Desk(
                        TestWorlds.library(new TestWorlds.Kept<>(), toy.getParent(), folder.resolve("own")),
                        folder,
                        there -> {},
                        System::nanoTime),
                plain.drawings(),
                false,
                () -> {},
                plain.camera(),
                plain.diagnostics());
    }

    @Test
    void everyScreenLooksAsItDidInBothThemesAndWithLargeText() throws Exception {
        resize(1000, 700);
        await(() -> isVisible("#resume") && phase() == Phase.PAUSED);
        look("resume");
        robot.push(KeyCode.ENTER);
        await(() -> reel().here() == 7);
        playTo(KeyCode.K, 12);
        robot.push(KeyCode.COMMA).push(KeyCode.COMMA);
        await(() -> reel().here() == 10);
        playTo(KeyCode.A, 14);
        await(() -> window.model().glimpses().get().isCurrent(7));
        look("play");

        robot.push(KeyCode.F1);
        look("help");
        robot.push(KeyCode.F2);
        look("controls");
        robot.push(KeyCode.F4);
        await(() -> robot.lookup("#branch-2").tryQuery().isPresent());
        look("branches");
        robot.push(KeyCode.F6);
        await(() -> !window.model().keep().slots().get().isEmpty());
        look("saves");
        robot.push(KeyCode.ESCAPE).push(KeyCode.C);
        await(() -> window.model().panels().calibrate().canTake());
        robot.interact(() -> robot.lookup(".try")
                .queryAllAs(VBox.class)
                .forEach(card -> card.getChildren().getFirst().setVisible(false))); // they move
        look("calibrate");
        robot.push(KeyCode.ESCAPE);
        await(() -> window.model().panels().drawer().get() == Drawer.CLOSED
                && window.model().glimpses().get().isCurrent(7));
        draw();
        look("easel");
        robot.press(KeyCode.CONTROL).push(KeyCode.COMMA).release(KeyCode.CONTROL);
        await(() -> isVisible("#settings"));
        look("settings");
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> window.model().panels().toggle(Drawer.LIBRARY));
        await(() -> robot.lookup("#world-place").tryQuery().isPresent());
        robot.interact(() -> say("#world-place", "/worlds/toy"));
        look("library");
        robot.interact(() -> robot.lookup("#library-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .selectLast());
        look("pictures");
        robot.interact(() -> window.model().panels().toggle(Drawer.CAMERA));
        await(() -> text("#camera-words").equals(Words.of("camera.none")));
        look("camera");
        robot.push(KeyCode.ESCAPE).push(KeyCode.F3);
        look("figures");
        robot.push(KeyCode.F3).push(KeyCode.X);
        robot.interact(() -> window.model().panels().xray().choose(2));
        look("xray");

        assertThat(wrong).isEmpty();
    }

    @Test
    void screensInArabicLookAsTheyDid() throws Exception {
        resize(1000, 700);
        await(() -> isVisible("#resume") && phase() == Phase.PAUSED);
        robot.push(KeyCode.ENTER);
        await(() -> reel().here() == 7);
        playTo(KeyCode.K, 12);
        robot.push(KeyCode.COMMA).push(KeyCode.COMMA);
        await(() -> reel().here() == 10);
        playTo(KeyCode.A, 14);
        await(() -> window.model().glimpses().get().isCurrent(7));
        robot.interact(() -> {
            Look look = window.studio().picture().settings().get().look();
            window.studio().picture().choose(look.withLanguage(Language.ARABIC));
        });
        lookInArabic("play");
        robot.press(KeyCode.CONTROL).push(KeyCode.COMMA).release(KeyCode.CONTROL);
        await(() -> isVisible("#settings"));
        lookInArabic("settings");
        robot.push(KeyCode.ESCAPE);
        draw();
        lookInArabic("easel");
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> window.model().panels().toggle(Drawer.LIBRARY));
        await(() -> robot.lookup("#world-place").tryQuery().isPresent());
        robot.interact(() -> say("#world-place", "/worlds/toy"));
        lookInArabic("library");
        robot.push(KeyCode.ESCAPE).push(KeyCode.F1);
        lookInArabic("help");
        robot.push(KeyCode.F4);
        await(() -> robot.lookup("#branch-2").tryQuery().isPresent());
        lookInArabic("branches");

        assertThat(wrong).isEmpty();
    }

    private void lookInArabic(String name) throws IOException {
        robot.interact(() -> {
            window.studio().noteRead();
            say("#rate", Words.of("hud.rate", 20));
            say("#latency", Words.of("hud.latency", 0));
        });
        check(name + "-arabic");
    }

    @AfterEach
    void speakEnglishAgain() {
        robot.interact(() -> Words.speak(Locale.ENGLISH));
    }

    /** Fault 30: a small screen; and one of 2,880 pixels where everything is three times as large. */
    @ParameterizedTest
    @CsvSource({"800, 600", "960, 540"})
    void everythingFitsIntoASmallWindow(double width, double height) throws Exception {
        resize(width, height);
        await(() -> isVisible("#resume") && phase() == Phase.PAUSED);
        assertAllSeen("#resume", "#open-picture", "#theme", "#record", "#device", "#full-screen");
        robot.push(KeyCode.ENTER);
        await(() -> reel().here() == 7);
        Map<KeyCode, String> panels = Map.of(
                KeyCode.F1,
                "#help",
                KeyCode.F2,
                "#controls",
                KeyCode.F4,
                "#branches",
                KeyCode.F6,
                "#saves",
                KeyCode.C,
                "#calibrate");
        for (Map.Entry<KeyCode, String> panel : panels.entrySet()) {
            robot.push(panel.getKey());
            await(() -> isVisible(panel.getValue()));
            WaitForAsyncUtils.waitForFxEvents();
            assertAllSeen(panel.getValue());
            robot.push(KeyCode.ESCAPE);
        }
        robot.press(KeyCode.CONTROL).push(KeyCode.COMMA).release(KeyCode.CONTROL);
        await(() -> isVisible("#settings"));
        WaitForAsyncUtils.waitForFxEvents();
        assertAllSeen("#settings", "#settings-text", "#language-arabic");
        robot.push(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL).push(KeyCode.D).release(KeyCode.CONTROL);
        await(() -> isVisible("#easel"));
        WaitForAsyncUtils.waitForFxEvents();
        assertAllSeen("#easel", "#easel-play", "#colour", "#under-edges");
    }

    private void draw() throws TimeoutException {
        robot.press(KeyCode.CONTROL).push(KeyCode.D).release(KeyCode.CONTROL);
        robot.interact(() -> {
            EaselModel easel = window.model().panels().easel();
            easel.layFrameUnder();
            easel.choose(Stamp.TREE);
            easel.press(0.3, 0.5);
            easel.release();
        });
        await(() -> text("#easel-verdict").contains("dB"));
    }

    private void look(String name) throws IOException {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            robot.interact(() -> {
                window.studio().picture().choose(theme);
                window.studio().noteRead();
                say("#rate", "20.0 fps");
                say("#latency", "0 ms");
                say("#figures-speed", "20.0 fps");
                say("#figures-latency", "0 ms");
            });
            check(name + "-" + theme.name().toLowerCase(Locale.ROOT));
        }
        resize(1280, 880);
        scaleText(LARGE_TEXT);
        check(name + "-" + LARGE_TEXT);
        scaleText(Look.SMALLEST_TEXT);
        resize(1000, 700);
    }

    private void scaleText(int percent) {
        robot.interact(() -> {
            Look look = window.studio().picture().settings().get().look();
            window.studio().picture().choose(look.withTextPercent(percent));
        });
    }

    private void check(String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        BufferedImage seen =
                onWindowThread(() -> SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
        String trouble = Golden.check(name, seen);
        if (!trouble.isEmpty()) {
            wrong.add(trouble);
        }
    }

    /** In place of what the clock says. */
    private void say(String id, String words) {
        robot.lookup(id).queryAs(Label.class).setText(words);
    }
}
