package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static dev.djinn.app.view.WindowThread.photograph;
import static dev.djinn.app.view.WindowThread.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.stage.WindowHelper;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.play.Phase;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class PlayWindowTest {
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final List<Prompt> PROMPTS = Prompts.of(Path.of("no such world"));
    private static final Picture MEADOW = frame(PROMPTS.get(0));
    private static final Picture CAVE = frame(PROMPTS.get(2));

    @TempDir
    private Path folder;

    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch stuck = new CountDownLatch(1);
    private volatile boolean isSlow;
    private volatile @Nullable File chosen;
    private Stage stage;
    private PlayWindow window;

    private final ScrollingWorld world = new ScrollingWorld() {
        @Override
        public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
            if (isSlow) {
                stuck.countDown();
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.next(tokens_TS, actions_T, sampling, noise);
        }
    };

    @Start
    void start(Stage unused) {
        stage = new Stage(); // of this test alone: size, focus and full screen do not outlive it
        window = new PlayWindow(stage, "Scrolling hills", start(), PROMPTS, System::nanoTime, () -> chosen);
        window.open();
    }

    private dev.djinn.engine.loop.Start start() {
        return new dev.djinn.engine.loop.Start(
                () -> world, () -> MEADOW, opened -> SessionSettings.defaults(opened.manifest(), 1));
    }

    @AfterEach
    void stop(FxRobot robot) {
        slow.countDown();
        window.stop();
        robot.interact(stage::close);
    }

    @Test
    void heldKeyMovesThePictureLightsItsCapAndIdleLeavesItWhereItIs(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        await(() -> text(robot, "#action").equals("action 4 · idle"));
        assertThat(shown(robot)).isEqualTo(MEADOW);

        robot.press(KeyCode.K);
        await(() -> text(robot, "#action").equals("action 6 · right"));
        assertThat(isDown(robot, 5)).isTrue();
        await(() -> !shown(robot).equals(MEADOW));

        robot.release(KeyCode.K);
        await(() -> text(robot, "#action").equals("action 4 · idle"));
        assertThat(isDown(robot, 5)).isFalse();
        Picture still = shown(robot);
        String frame = text(robot, "#frame-number");
        await(() -> !text(robot, "#frame-number").equals(frame));
        assertThat(shown(robot)).isEqualTo(still);
    }

    @Test
    void spacePausesPeriodStepsOneFrameAndRRestarts(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        assertThat(robot.lookup("#paused").query().isVisible()).isTrue();
        robot.push(KeyCode.R);
        await(() -> text(robot, "#frame-number").equals("frame 0000"));

        robot.press(KeyCode.DIGIT8);
        robot.push(KeyCode.PERIOD);
        robot.release(KeyCode.DIGIT8);
        await(() -> text(robot, "#frame-number").equals("frame 0001"));
        assertThat(shown(robot)).isEqualTo(ScrollingWorld.scrolled(MEADOW, 4));

        robot.push(KeyCode.R);
        await(() -> text(robot, "#frame-number").equals("frame 0000"));
        assertThat(shown(robot)).isEqualTo(MEADOW);
    }

    @Test
    void controlOPlaysAnotherPicture(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        chosen = folder.resolve("cave.png").toFile();
        AtomicFiles.write(folder.resolve("cave.png"), out -> Pictures.writePng(CAVE, out));

        robot.press(KeyCode.CONTROL).push(KeyCode.O).release(KeyCode.CONTROL);

        await(() -> shown(robot).equals(CAVE));
        await(() -> phase() == Phase.RUNNING);
    }

    @Test
    void promptInTheListPlaysOnAClick(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);

        robot.clickOn("#prompt-2");

        await(() -> shown(robot).equals(CAVE));
    }

    @Test
    void fileThatIsNoPictureIsToldAndTheGameWaits(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);

        robot.interact(() -> window.model().beginnings().drop(List.of(Path.of("pom.xml"))));

        await(() -> text(robot, "#notice").contains("pom.xml"));
        assertThat(phase()).isEqualTo(Phase.PAUSED);
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.RUNNING);
        assertThat(robot.lookup("#notice").query().isVisible()).isFalse();
    }

    /** Fault 32: focus loss. */
    @Test
    void losingTheKeyboardReleasesTheKeysAndPauses(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        setFocused(robot, true);
        robot.press(KeyCode.A);
        await(() -> isDown(robot, 0));

        setFocused(robot, false);

        await(() -> phase() == Phase.PAUSED);
        assertThat(isDown(robot, 0)).isFalse();
        assertThat(text(robot, "#paused")).contains("does not have the keyboard");
    }

    @Test
    void helpIsShownAndLeftByItsKeys(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        robot.push(KeyCode.F1);
        await(() -> phase() == Phase.PAUSED);
        assertThat(robot.lookup("#help").query().isVisible()).isTrue();
        photograph(stage, "help");

        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#help").query().isVisible()).isFalse();
    }

    @Test
    void capHeldByTheMouseIsItsAction(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        robot.moveTo("#cap-6").press(MouseButton.PRIMARY);
        await(() -> text(robot, "#action").equals("action 7 · run right"));
        robot.release(MouseButton.PRIMARY);
        await(() -> text(robot, "#action").equals("action 4 · idle"));
    }

    /** Promise P3: the window never waits for the world; here it would wait for ever. */
    @Test
    void windowAnswersWhileTheWorldDoesNot(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        isSlow = true;
        stuck.await();

        for (int i = 0; i < 5; i++) {
            robot.press(KeyCode.D);
            await(() -> isDown(robot, 2));
            robot.release(KeyCode.D);
            await(() -> !isDown(robot, 2));
            robot.push(KeyCode.SPACE).push(KeyCode.F1).push(KeyCode.ESCAPE);
        }

        assertThat(slow.getCount()).as("the world is stuck to the end").isOne();
    }

    @Test
    void everyPixelOfTheFrameIsACrispSquare(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        robot.push(KeyCode.R);
        await(() -> text(robot, "#frame-number").equals("frame 0000"));

        WritableImage image = snapshot(robot);
        int factor = (int) image.getWidth() / ScrollingWorld.SIDE;
        assertThat(factor).isGreaterThanOrEqualTo(4);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertThat(image.getPixelReader().getArgb(x, y))
                        .as("pixel %d %d of %s x %s", x, y, image.getWidth(), image.getHeight())
                        .isEqualTo(MEADOW.argb(x / factor, y / factor));
            }
        }
    }

    @Test
    void photographsForAPersonToLookAt(FxRobot robot) throws Exception {
        await(() -> phase() == Phase.RUNNING);
        robot.press(KeyCode.J);
        await(() ->
                text(robot, "#rate").contains("fps") && !text(robot, "#rate").startsWith("–"));
        photograph(stage, "play");
        robot.release(KeyCode.J);
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        photograph(stage, "paused");
        robot.interact(() -> {
            stage.setWidth(800);
            stage.setHeight(600);
        });
        photograph(stage, "small");
        robot.push(KeyCode.F1);
        photograph(stage, "small-help");
        assertThat(onWindowThread(() -> stage.getScene()
                        .getRoot()
                        .getLayoutBounds()
                        .contains(robot.lookup("#help").query().getBoundsInParent())))
                .as("all of the help is seen in a small window")
                .isTrue();
        robot.push(KeyCode.F1);
        robot.interact(() -> window.model().beginnings().drop(List.of(Path.of("pom.xml"))));
        await(() -> text(robot, "#notice").contains("pom.xml"));
        photograph(stage, "small-notice");
        robot.push(KeyCode.F11);
        photograph(stage, "full");
        assertThat(robot.lookup("#world-name").query().getParent().isVisible()).isFalse();
    }

    /** What a window system does; the one in memory never takes the keyboard away, and need not give it, by itself. */
    private void setFocused(FxRobot robot, boolean hasKeyboard) {
        robot.interact(() -> WindowHelper.setFocused(stage, hasKeyboard));
    }

    /** How the picture in README.md is made. */
    @Test
    void windowPhotographsItselfAndCloses() {
        Path photograph = folder.resolve("play.png");

        Windows.photograph("Scrolling hills", start(), PROMPTS, System::nanoTime, false, photograph);

        Picture picture = Pictures.read(photograph);
        assertThat(picture.width()).isGreaterThanOrEqualTo(800);
        long colours = IntStream.range(0, picture.width())
                .map(x -> picture.argb(x, picture.height() / 2))
                .distinct()
                .count();
        assertThat(colours).as("colours across the middle").isGreaterThan(10);
    }

    private Phase phase() {
        return window.model().phase().get();
    }

    private static Picture frame(Prompt prompt) {
        return Pictures.fit(prompt.read(), ScrollingWorld.SIDE, ScrollingWorld.SIDE, Fit.CROP);
    }

    private static boolean isDown(FxRobot robot, int action) {
        Node cap = robot.lookup("#cap-" + action).query();
        return cap.getPseudoClassStates().contains(DOWN);
    }

    private static WritableImage snapshot(FxRobot robot) {
        return onWindowThread(() -> robot.lookup("#frame").queryAs(Canvas.class).snapshot(null, null));
    }

    /** The frame on the canvas, scaled back to the world's own pixels. */
    private static Picture shown(FxRobot robot) {
        WritableImage image = snapshot(robot);
        int factor = (int) image.getWidth() / ScrollingWorld.SIDE;
        byte[] bgra = new byte[ScrollingWorld.SIDE * ScrollingWorld.SIDE * 4];
        for (int pixel = 0; pixel < ScrollingWorld.SIDE * ScrollingWorld.SIDE; pixel++) {
            int argb = image.getPixelReader()
                    .getArgb(pixel % ScrollingWorld.SIDE * factor, pixel / ScrollingWorld.SIDE * factor);
            for (int channel = 0; channel < 4; channel++) {
                bgra[pixel * 4 + channel] = (byte) (argb >> (8 * channel));
            }
        }
        return new Picture(ScrollingWorld.SIDE, ScrollingWorld.SIDE, bgra);
    }
}
