package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Drawings;
import dev.djinn.app.library.Shelf;
import dev.djinn.app.library.Slot;
import dev.djinn.app.library.TestWorlds;
import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.library.Worlds;
import dev.djinn.app.play.Accent;
import dev.djinn.app.play.Controls;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.play.Look;
import dev.djinn.app.play.Movement;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.StudioSettings;
import dev.djinn.app.play.Theme;
import dev.djinn.app.settings.StudioFile;
import dev.djinn.app.words.Language;
import dev.djinn.app.words.Words;
import dev.djinn.engine.keep.Autosave.Resume;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.world.WorldManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/** The settings page in a real window on a screen in memory; {@code app/docs/settings.md}. */
class SettingsWindowTest extends WindowRig {
    @Override
    WorldModel world() {
        return new GriddedWorld();
    }

    @Override
    Console console() {
        StudioFile file = new StudioFile(folder);
        Media plain = Media.plain();
        StudioSettings kept = file.load().settings();
        Media media = new Media(plain.shelf(), plain.disk(), kept, file::save, plain.upscaler());
        return new Console(
                Controls.defaults(),
                Optional.empty(),
                changed -> {},
                Optional.empty(),
                GtkKeyboard.ofThisMachine(),
                Optional.of(Keeping.of(new Shelf(folder, new GriddedWorld().hash()), Resume.NEVER, chosen -> {})),
                kept.look().language() == Language.SYSTEM ? media.speaking(Language.ENGLISH) : media,
                bookcase());
    }

    /** With one world, for a player who is new here. */
    private Bookcase bookcase() {
        Path world = folder.resolve("worlds").resolve("toy");
        try {
            TestWorlds.toy(world, "Scrolling toy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Worlds worlds = TestWorlds.library(new TestWorlds.Kept<>(), world.getParent(), folder.resolve("own"));
        return new Bookcase(
                new LibraryModel.Desk(worlds, folder, there -> {}, System::nanoTime),
                Drawings.nowhere(),
                true,
                () -> {},
                Bookcase.plain().camera(),
                () -> Map.of("versions.txt", "djinn, for the one who helps"));
    }

    @AfterEach
    void speakEnglishAgain() {
        robot.interact(() -> Words.speak(Locale.ENGLISH));
    }

    @Test
    void ctrlCommaOpensThePageAndClosesItAndSoDoesEsc() throws Exception {
        openSettings();
        assertThat(isVisible("#settings")).isTrue();
        assertThat(phase()).as("the game waits").isEqualTo(Phase.PAUSED);
        photograph("settings");
        pressCtrlComma();
        await(() -> !isVisible("#settings"));
        openSettings();
        robot.push(KeyCode.ESCAPE);
        await(() -> !isVisible("#settings"));
        robot.clickOn("#open-settings");
        await(() -> isVisible("#settings"));
    }

    @Test
    void diagnosticsAreCopiedForWhoeverHelps() throws Exception {
        openSettings();
        tabTo("#diagnostics-copy");
        robot.push(KeyCode.SPACE);
        await(() -> text("#diagnostics-said").equals(Words.of("diagnostics.copied")));
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo("--- versions.txt\ndjinn, for the one who helps"));
    }

    @Test
    void allOfThePageIsReachedAndSetWithTheKeyboardAndKeptForTheNextStart() throws Exception {
        openSettings();
        await(() -> isFocused("#theme-dark"));
        robot.push(KeyCode.RIGHT); // light
        tabTo("#accent-violet");
        robot.push(KeyCode.RIGHT); // blue
        tabTo("#settings-text");
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        tabTo("#movement-system");
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        tabTo("#settings-flash-guard");
        robot.push(KeyCode.SPACE);
        tabTo("#language-english");
        robot.push(KeyCode.RIGHT);

        Look wanted = new Look(Theme.LIGHT, Accent.BLUE, 120, Movement.REDUCED, Language.GERMAN, false);
        await(() -> look().equals(wanted));
        await(() -> new StudioFile(folder).load().settings().look().equals(wanted));
        reopen();
        assertThat(onWindowThread(this::look)).isEqualTo(wanted);
        assertThat(text("#open-picture")).isEqualTo("Bild öffnen");
    }

    @Test
    void languageChangesWhileTheWindowIsOpen() throws Exception {
        openSettings();
        String english = text("#frame-number");
        robot.clickOn("#language-chinese");
        await(() -> text("#open-picture").equals("打开图片"));
        assertThat(text("#state")).isEqualTo("❚❚ 已暂停");
        assertThat(text("#frame-number")).isNotEqualTo(english).startsWith("第 ");
        assertThat(onWindowThread(() -> stage.getTitle())).startsWith("Djinn");
        assertThat(onWindowThread(() ->
                        robot.lookup("#state").queryAs(Label.class).getFont().getFamily()))
                .isEqualTo("Djinn Sans SC");
        photograph("settings-chinese");
        robot.clickOn("#language-german");
        await(() -> text("#open-picture").equals("Bild öffnen"));
        assertThat(onWindowThread(() -> robot.lookup("#scrub").query().getAccessibleText()))
                .startsWith("Bild ");
        photograph("settings-german");
        robot.clickOn("#language-english");
        await(() -> text("#open-picture").equals("Open picture"));
    }

    @Test
    void accentColoursTheWindowAndTextGrowsWhileItIsOpen() throws Exception {
        openSettings();
        robot.clickOn("#accent-rose");
        await(() -> stage.getScene().getStylesheets().get(1).endsWith("rose-dark.css"));
        double before = fontSize("#open-picture");
        robot.interact(
                () -> robot.lookup("#settings-text").queryAs(Slider.class).setValue(200));
        await(() -> fontSize("#open-picture") == 2 * before);
        assertThat(text("#settings-text-value")).isEqualTo("200 %");
    }

    @Test
    void reducedMotionIsThePlayersElseTheDesktops() {
        robot.interact(() -> window.studio().picture().choose(look().withMovement(Movement.REDUCED)));
        assertThat(onWindowThread(() -> stage.getScene().getPreferences().isReducedMotion()))
                .isTrue();
        robot.interact(() -> window.studio().picture().choose(look().withMovement(Movement.FULL)));
        assertThat(onWindowThread(() -> stage.getScene().getPreferences().isReducedMotion()))
                .isFalse();
    }

    @Test
    void everyControlOfEveryScreenHasAName() throws Exception {
        standAtThePrompt();
        everyScreen(screen -> assertEveryControlHasAName(".root"));
    }

    /** In a language that nobody speaks: what has no brackets was forgotten. */
    @Test
    void everyWordOfEveryScreenIsTranslated() throws Exception {
        standAtThePrompt();
        robot.interact(() -> {
            Words.speak(Locale.of("en", "XA"));
            window.model().reword();
        });
        Set<String> forgotten = new TreeSet<>();
        everyScreen(screen -> texts().stream()
                .filter(text -> text.matches(".*\\p{L}{2,}.*") && !text.matches("(?s).*\\[.*\\].*"))
                .filter(text -> !isData(text))
                .forEach(text -> forgotten.add(screen + ": " + text)));
        assertThat(forgotten).isEmpty();
    }

    /** In German, the longest of the languages, and from right to left. */
    @ParameterizedTest
    @EnumSource(names = {"GERMAN", "ARABIC"})
    void nothingIsCutAtOneAndAHalfAndTwiceTheSize(Language language) throws Exception {
        resize(1280, 880);
        standAtThePrompt();
        robot.push(KeyCode.F5).push(KeyCode.F6);
        await(() -> window.model().keep().slots().get().stream().anyMatch(Slot.Game.class::isInstance));
        robot.push(KeyCode.ESCAPE);
        Set<String> cut = new TreeSet<>();
        for (int percent : new int[] {150, 200}) {
            robot.interact(() -> window.studio()
                    .picture()
                    .choose(look().withLanguage(language).withTextPercent(percent)));
            everyScreen(screen -> {
                cutTexts().forEach(text -> cut.add(percent + " % " + screen + ": " + text));
                cutPanels().forEach(panel -> cut.add(percent + " % " + screen + ": " + panel));
            });
        }
        assertThat(cut).isEmpty();
    }

    /** Names that players and worlds give, keys, sizes. */
    private boolean isData(String text) {
        return text.startsWith("Gridded")
                || text.startsWith("Scrolling")
                || Set.of("Djinn", "English", "Deutsch", "中文", "العربية", "CPU", "CRT")
                        .contains(text)
                || window.model().controls().names().get().contains(text)
                || PROMPTS.stream().anyMatch(prompt -> prompt.title().equals(text))
                || text.matches("[A-Z;0-9 -]+")
                || window.library().worlds().get().stream().anyMatch(world -> isOf(world, text));
    }

    private static boolean isOf(WorldEntry world, String text) {
        if (!(world instanceof WorldEntry.Ready ready)) {
            return false;
        }
        WorldManifest manifest = ready.manifest();
        return Set.of(
                                manifest.licence(),
                                manifest.provenance().data(),
                                ready.hash(),
                                ready.folder().toString())
                        .contains(text)
                || text.equals(String.join("\n", manifest.attributions()));
    }

    private interface Visit {
        void at(String screen) throws Exception;
    }

    private void everyScreen(Visit visit) throws Exception {
        visit.at("play");
        for (KeyCode key : List.of(KeyCode.F1, KeyCode.F2, KeyCode.F4, KeyCode.F6, KeyCode.C, KeyCode.F3, KeyCode.X)) {
            robot.push(key);
            settle();
            visit.at(key.getName());
            robot.push(key == KeyCode.F3 || key == KeyCode.X ? key : KeyCode.ESCAPE);
        }
        for (Drawer drawer : List.of(Drawer.EASEL, Drawer.SETTINGS, Drawer.CAMERA)) {
            robot.interact(() -> window.model().panels().toggle(drawer));
            settle();
            visit.at(drawer.name());
            robot.push(KeyCode.ESCAPE);
        }
        robot.interact(() -> window.model().panels().toggle(Drawer.LIBRARY));
        await(() -> !window.library().worlds().get().isEmpty());
        for (String tab : List.of("worlds", "pictures")) {
            robot.interact(() -> {
                TabPane tabs = robot.lookup("#library-tabs").queryAs(TabPane.class);
                tabs.getSelectionModel().select(tab.equals("worlds") ? 0 : 1);
            });
            settle();
            visit.at(tab);
        }
        robot.push(KeyCode.ESCAPE);
        settle();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<String> texts() {
        return onWindowThread(() -> {
            List<String> texts = new ArrayList<>();
            for (Node node : stage.getScene().getRoot().lookupAll(".text")) {
                if (node instanceof Text text && isSeen(text) && !text.getText().isBlank()) {
                    texts.add(findWhole(text).orElse(text.getText()));
                }
            }
            return texts;
        });
    }

    /** What a control shows otherwise than it is. */
    private List<String> cutTexts() {
        return onWindowThread(() -> {
            List<String> cut = new ArrayList<>();
            stage.getScene()
                    .getRoot()
                    .applyCss(); // words that changed since the last pulse are seen as in the next one
            stage.getScene().getRoot().layout();
            for (Node node : stage.getScene().getRoot().lookupAll(".text")) {
                if (node instanceof Text text && isSeen(text)) {
                    findWhole(text)
                            .filter(whole -> !whole.equals(text.getText()) && !isData(whole))
                            .ifPresent(whole -> cut.add(whole + " as " + text.getText()));
                }
            }
            return cut;
        });
    }

    /** Panels that reach out of the window, and what is wider than the panel that scrolls it up and down. */
    private List<String> cutPanels() {
        return onWindowThread(() -> {
            Parent root = stage.getScene().getRoot();
            List<String> cut = new ArrayList<>();
            for (Node panel : root.lookupAll(".panel")) {
                if (isSeen(panel) && !root.getLayoutBounds().contains(panel.localToScene(panel.getLayoutBounds()))) {
                    cut.add(panel.getId() + " reaches out of the window");
                }
            }
            for (Node body : root.lookupAll(".fitting")) {
                if (isSeen(body)
                        && body instanceof ScrollPane pane
                        && pane.getContent().getLayoutBounds().getWidth()
                                > pane.getViewportBounds().getWidth() + 1) {
                    cut.add("the body of " + body.getParent().getId() + " is too wide");
                }
            }
            return cut;
        });
    }

    private static Optional<String> findWhole(Text text) {
        return text.getParent() instanceof Labeled labeled ? Optional.ofNullable(labeled.getText()) : Optional.empty();
    }

    private static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private Look look() {
        return window.studio().picture().settings().get().look();
    }

    private void openSettings() throws Exception {
        await(() -> phase() == Phase.RUNNING || phase() == Phase.PAUSED);
        pressCtrlComma();
        await(() -> isVisible("#settings") && phase() == Phase.PAUSED);
    }

    private void pressCtrlComma() {
        robot.press(KeyCode.CONTROL).push(KeyCode.COMMA).release(KeyCode.CONTROL);
    }

    /** With the keyboard, from where it is. */
    private void tabTo(String id) {
        for (int presses = 0; presses < 12 && !onWindowThread(() -> isFocused(id)); presses++) {
            robot.push(KeyCode.TAB);
        }
        assertThat(onWindowThread(() -> isFocused(id))).as("%s is reached", id).isTrue();
    }

    private boolean isFocused(String id) {
        return robot.lookup(id).query().isFocused();
    }

    private double fontSize(String id) {
        return onWindowThread(
                () -> ((Labeled) robot.lookup(id).query()).getFont().getSize());
    }
}
