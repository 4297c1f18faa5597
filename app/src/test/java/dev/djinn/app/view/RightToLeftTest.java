package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Look;
import dev.djinn.app.play.Phase;
import dev.djinn.app.words.Language;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/** A window in Arabic: words and panels begin on the right; pictures, keys and time stay as they are. */
class RightToLeftTest extends WindowRig {
    private static final List<String> SOME_OF_ALL = List.of(
            ".side", "#open-library", "#record", "#state", "#frame", "#size", "#scrub", "#cap-0", "#rewind", "#look");
    /** Of the cells of a frame; below there are words over it. */
    private static final int ROWS = 44;

    @AfterEach
    void speakEnglishAgain() {
        robot.interact(() -> Words.speak(Locale.ENGLISH));
    }

    @Test
    void windowTurnsRoundWhenArabicIsChosenAndBackWithEnglish() throws Exception {
        standAtThePrompt();
        Map<String, Bounds> english = places();
        chooseInTheSettings("#language-arabic");
        await(() -> text("#open-picture").equals("فتح صورة"));
        assertBefore("#frame", ".side");
        assertBefore("#record", "#open-library");
        assertBefore("#rate", "#state");
        assertBefore("#full-screen", "#rewind");
        assertBefore("#language-arabic", "#language-english");
        photograph("settings-arabic");

        chooseInTheSettings("#language-english");
        await(() -> text("#open-picture").equals("Open picture"));
        robot.push(KeyCode.ESCAPE);
        await(() -> window.model().panels().drawer().get() == Drawer.CLOSED);
        assertThat(places()).isEqualTo(english);
    }

    @Test
    void branchesSlideInOnTheOtherSide() throws Exception {
        standAtThePrompt();
        double middle = onWindowThread(() -> stage.getScene().getWidth() / 2);
        robot.push(KeyCode.F4);
        await(() -> isVisible("#branches"));
        assertThat(place("#branches").getMinX()).isGreaterThan(middle);
        speak(Language.ARABIC);
        assertThat(place("#branches").getMaxX()).isLessThan(middle);
    }

    @Test
    void pictureKeysAndTimeAreNotMirrored() throws Exception {
        standAtThePrompt();
        List<Integer> frame = shownCells("#frame", MEADOW);
        assertThat(frame).isEqualTo(cells((x, y) -> MEADOW.argb(x, y)));
        assertThat(frame)
                .as("or nothing would be proved")
                .isNotEqualTo(cells((x, y) -> MEADOW.argb(MEADOW.width() - 1 - x, y)));
        speak(Language.ARABIC);
        assertThat(shownCells("#frame", MEADOW)).isEqualTo(frame);
        assertBefore("#rewind", "#step-back");
        assertBefore("#step-back", "#pause");
        assertBefore("#pause", "#step");
        assertBefore("#step", "#fast");
        assertBefore("#scrub", "#scrub-time");
        assertBefore("#cap-0", "#cap-7");
    }

    @Test
    void keyForRightGoesRightAndTheTimeLineGoesOnToTheRight() throws Exception {
        standAtThePrompt();
        speak(Language.ARABIC);
        robot.press(KeyCode.DIGIT8);
        robot.push(KeyCode.PERIOD);
        robot.release(KeyCode.DIGIT8);
        await(() -> reel().here() == 1);
        Picture right = ScrollingWorld.scrolled(MEADOW, 4);
        await(() -> window.model().picture().get().orElseThrow().equals(right));
        assertThat(shownCells("#frame", right)).isEqualTo(cells(right::argb));
        playTo(KeyCode.DIGIT8, 20);

        robot.clickOn(onScreen("#scrub", 0.05), MouseButton.PRIMARY);
        await(() -> reel().here() < 4);
        robot.clickOn(onScreen("#scrub", 0.95), MouseButton.PRIMARY);
        await(() -> reel().here() > 16);
    }

    @ParameterizedTest
    @EnumSource(names = {"ENGLISH", "ARABIC"})
    void penDrawsWhereThePointerIsAndArrowsMoveTheCrossTheirWay(Language language) throws Exception {
        standAtThePrompt();
        speak(language);
        robot.press(KeyCode.CONTROL).push(KeyCode.D).release(KeyCode.CONTROL);
        await(() -> robot.lookup("#paper").query().isFocused());
        robot.drag(onScreen("#paper", 0.1), MouseButton.PRIMARY).dropTo(onScreen("#paper", 0.3));
        assertThat(drawnAt(0.2)).isZero();
        assertThat(drawnAt(0.8)).isEqualTo(0xFFFFFF);
        assertThat(shownBrightness("#paper", 0.2)).isLessThan(0.5);
        assertThat(shownBrightness("#paper", 0.8)).isGreaterThan(0.9);

        robot.press(KeyCode.SPACE);
        for (int step = 0; step < 10; step++) {
            robot.push(KeyCode.RIGHT);
        }
        robot.release(KeyCode.SPACE);
        assertThat(drawnAt(0.5 + 8.0 / 64)).isZero();
        assertThat(drawnAt(0.5 - 8.0 / 64)).isEqualTo(0xFFFFFF);
    }

    @Test
    void tipsAndMenusAreTurnedAsTheirWindow() throws Exception {
        standAtThePrompt();
        speak(Language.ARABIC);
        for (String button : List.of("#open-library", "#rewind")) {
            robot.moveTo(button);
            await(() -> popup(Tooltip.class) == NodeOrientation.RIGHT_TO_LEFT);
            robot.moveTo("#frame");
            await(() -> popups(Tooltip.class).isEmpty());
        }
        robot.interact(
                () -> robot.lookup("#record").queryAs(SplitMenuButton.class).show());
        await(() -> popup(ContextMenu.class) == NodeOrientation.RIGHT_TO_LEFT);
        robot.push(KeyCode.ESCAPE);
        speak(Language.ENGLISH);
        robot.moveTo("#rewind");
        await(() -> popup(Tooltip.class) == NodeOrientation.LEFT_TO_RIGHT);
    }

    /** Names come from anywhere: in a window in English too. */
    @Test
    void arabicIsBrokenIntoLinesInAWindowInAnyLanguage() throws Exception {
        standAtThePrompt();
        String name = "عالم طويل الاسم جدًا من بعيد ".repeat(6).strip();
        robot.interact(() -> window.model().tell(name));
        WaitForAsyncUtils.waitForFxEvents();
        Label notice = robot.lookup("#notice").queryAs(Label.class);
        assertThat(notice.isVisible()).isTrue();
        Text shown = onWindowThread(() -> (Text) notice.lookup(".text"));
        assertThat(shown.getText()).isEqualTo(name);
        double line = onWindowThread(() -> shown.getFont().getSize());
        assertThat(onWindowThread(() -> shown.getLayoutBounds().getHeight())).isGreaterThan(2 * line);
        photograph("notice-arabic");
    }

    private interface Pixel {
        int at(int x, int y);
    }

    private static List<Integer> cells(Pixel pixel) {
        List<Integer> cells = new ArrayList<>();
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < ScrollingWorld.SIDE; x++) {
                cells.add(pixel.at(x, y));
            }
        }
        return cells;
    }

    /** The middles of its cells as the window shows them. */
    private List<Integer> shownCells(String id, Picture picture) {
        WaitForAsyncUtils.waitForFxEvents();
        Bounds place = place(id);
        WritableImage seen = onWindowThread(() -> stage.getScene().snapshot(null));
        double cell = place.getWidth() / picture.width();
        return cells((x, y) -> seen.getPixelReader()
                .getArgb((int) (place.getMinX() + (x + 0.5) * cell), (int) (place.getMinY() + (y + 0.5) * cell)));
    }

    /** Of a pixel in the middle of its height. */
    private double shownBrightness(String id, double across) {
        WaitForAsyncUtils.waitForFxEvents();
        Bounds place = place(id);
        return onWindowThread(() -> stage.getScene()
                .snapshot(null)
                .getPixelReader()
                .getColor((int) (place.getMinX() + across * place.getWidth()), (int) place.getCenterY())
                .getBrightness());
    }

    private void chooseInTheSettings(String language) throws Exception {
        if (onWindowThread(() -> window.model().panels().drawer().get()) != Drawer.SETTINGS) {
            robot.press(KeyCode.CONTROL).push(KeyCode.COMMA).release(KeyCode.CONTROL);
            await(() -> isVisible("#settings") && phase() == Phase.PAUSED);
        }
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(language);
    }

    private void speak(Language language) {
        robot.interact(() -> {
            Look look = window.studio().picture().settings().get().look();
            window.studio().picture().choose(look.withLanguage(language));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Map<String, Bounds> places() {
        WaitForAsyncUtils.waitForFxEvents();
        return SOME_OF_ALL.stream().collect(Collectors.toMap(Function.identity(), this::place));
    }

    private Bounds place(String id) {
        return onWindowThread(() -> {
            Node node = robot.lookup(id).query();
            return node.localToScene(node.getLayoutBounds());
        });
    }

    private void assertBefore(String left, String right) {
        assertThat(place(left).getMaxX())
                .as("%s is left of %s", left, right)
                .isLessThanOrEqualTo(place(right).getMinX());
    }

    /** A point in the middle of its height. */
    private Point2D onScreen(String id, double across) {
        Bounds place = place(id);
        return onWindowThread(() -> new Point2D(
                stage.getX() + stage.getScene().getX() + place.getMinX() + across * place.getWidth(),
                stage.getY() + stage.getScene().getY() + place.getCenterY()));
    }

    private Picture drawn() {
        return onWindowThread(
                () -> window.model().panels().easel().picture().get().orElseThrow());
    }

    private int drawnAt(double across) {
        Picture drawn = drawn();
        return drawn.argb((int) (across * drawn.width()), drawn.height() / 2) & 0xFFFFFF;
    }

    private static <W extends Window> List<W> popups(Class<W> kind) {
        return onWindowThread(() -> Window.getWindows().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList());
    }

    /** How the only one that is open is turned. */
    private static NodeOrientation popup(Class<? extends Window> kind) {
        return popups(kind).stream()
                .findFirst()
                .map(open -> open.getScene().getEffectiveNodeOrientation())
                .orElse(NodeOrientation.INHERIT);
    }
}
