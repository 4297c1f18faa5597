package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.stage.WindowHelper;
import dev.djinn.app.library.Shelf;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.Theme;
import dev.djinn.engine.keep.Autosave.Resume;
import dev.djinn.engine.loop.Start;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayWindowTest extends WindowRig {
    private static final Picture CAVE = frame(PROMPTS.get(2));

    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch stuck = new CountDownLatch(1);
    private volatile boolean isSlow;

    @Override
    WorldModel world() {
        return new ScrollingWorld() {
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
    }

    @Override
    @AfterEach
    void end() {
        slow.countDown();
        super.end();
    }

    @Test
    void heldKeyMovesThePictureLightsItsCapAndIdleLeavesItWhereItIs() throws Exception {
        awaitRunning();
        await(() -> text("#action").equals("action 4 · idle"));
        assertThat(shown()).isEqualTo(MEADOW);

        robot.press(KeyCode.K);
        await(() -> text("#action").equals("action 6 · right"));
        assertThat(isDown(5)).isTrue();
        await(() -> !shown().equals(MEADOW));

        robot.release(KeyCode.K);
        await(() -> text("#action").equals("action 4 · idle"));
        assertThat(isDown(5)).isFalse();
        Picture still = shown();
        String frame = text("#frame-number");
        await(() -> !text("#frame-number").equals(frame));
        assertThat(shown()).isEqualTo(still);
    }

    @Test
    void spacePausesPeriodStepsOneFrameAndRRestarts() throws Exception {
        awaitRunning();
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        assertThat(isVisible("#paused")).isTrue();
        robot.push(KeyCode.R);
        await(() -> text("#frame-number").equals("frame 0000"));

        robot.press(KeyCode.DIGIT8);
        robot.push(KeyCode.PERIOD);
        robot.release(KeyCode.DIGIT8);
        await(() -> text("#frame-number").equals("frame 0001"));
        assertThat(shown()).isEqualTo(ScrollingWorld.scrolled(MEADOW, 4));

        robot.push(KeyCode.R);
        await(() -> text("#frame-number").equals("frame 0000"));
        assertThat(shown()).isEqualTo(MEADOW);
    }

    @Test
    void controlOPlaysAnotherPicture() throws Exception {
        awaitRunning();
        chosen = folder.resolve("cave.png").toFile();
        AtomicFiles.write(folder.resolve("cave.png"), out -> Pictures.writePng(CAVE, out));

        robot.press(KeyCode.CONTROL).push(KeyCode.O).release(KeyCode.CONTROL);

        await(() -> shown().equals(CAVE));
        awaitRunning();
    }

    @Test
    void promptInTheListPlaysOnAClick() throws Exception {
        awaitRunning();

        robot.clickOn("#prompt-2");

        await(() -> shown().equals(CAVE));
    }

    @Test
    void fileThatIsNoPictureIsToldAndTheGameWaits() throws Exception {
        awaitRunning();

        robot.interact(() -> window.model().beginnings().drop(List.of(Path.of("pom.xml"))));

        await(() -> text("#notice").contains("pom.xml"));
        assertThat(phase()).isEqualTo(Phase.PAUSED);
        robot.push(KeyCode.SPACE);
        awaitRunning();
        assertThat(isVisible("#notice")).isFalse();
    }

    /** Fault 32: focus loss. */
    @Test
    void losingTheKeyboardReleasesTheKeysAndPauses() throws Exception {
        awaitRunning();
        setFocused(true);
        robot.press(KeyCode.A);
        await(() -> isDown(0));

        setFocused(false);

        await(() -> phase() == Phase.PAUSED);
        assertThat(isDown(0)).isFalse();
        assertThat(text("#paused")).contains("does not have the keyboard");
    }

    /** Fault 32: sticky keys leave Shift down behind a key; input methods only take keys from what asks for text. */
    @Test
    void shiftThatSticksAndInputMethodsDoNotTakeThePlayersKeys() throws Exception {
        awaitRunning();
        setFocused(true);
        robot.press(KeyCode.SHIFT);
        robot.press(KeyCode.A);
        await(() -> isDown(0));

        robot.release(KeyCode.A);
        await(() -> !isDown(0));
        robot.release(KeyCode.SHIFT);
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        assertThat(robot.lookup(node -> node.isFocused() && node.getInputMethodRequests() != null)
                        .tryQuery())
                .isEmpty();
    }

    @Test
    void helpIsShownAndLeftByItsKeys() throws Exception {
        awaitRunning();
        robot.push(KeyCode.F1);
        await(() -> phase() == Phase.PAUSED);
        assertThat(isVisible("#help")).isTrue();
        photograph("help");

        robot.push(KeyCode.ESCAPE);
        assertThat(isVisible("#help")).isFalse();
    }

    @Test
    void capHeldByTheMouseIsItsAction() throws Exception {
        awaitRunning();
        robot.moveTo("#cap-6").press(MouseButton.PRIMARY);
        await(() -> text("#action").equals("action 7 · run right"));
        robot.release(MouseButton.PRIMARY);
        await(() -> text("#action").equals("action 4 · idle"));
    }

    /** Promise P3: the window never waits for the world; here it would wait for ever. */
    @Test
    void windowAnswersWhileTheWorldDoesNot() throws Exception {
        awaitRunning();
        isSlow = true;
        stuck.await();

        for (int i = 0; i < 5; i++) {
            robot.press(KeyCode.D);
            await(() -> isDown(2));
            robot.release(KeyCode.D);
            await(() -> !isDown(2));
            robot.push(KeyCode.SPACE).push(KeyCode.F1).push(KeyCode.ESCAPE);
        }

        assertThat(slow.getCount()).as("the world is stuck to the end").isOne();
    }

    @Test
    void everyPixelOfTheFrameIsACrispSquare() throws Exception {
        standAtThePrompt();

        WritableImage image = snapshot();
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
    void photographsForAPersonToLookAt() throws Exception {
        awaitRunning();
        robot.press(KeyCode.J);
        await(() -> text("#rate").contains("fps") && !text("#rate").startsWith("–"));
        photograph("play");
        robot.release(KeyCode.J);
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        photograph("paused");
        resize(800, 600);
        photograph("small");
        robot.push(KeyCode.F1);
        photograph("small-help");
        assertAllSeen("#help");
        robot.push(KeyCode.F1);
        robot.interact(() -> window.model().beginnings().drop(List.of(Path.of("pom.xml"))));
        await(() -> text("#notice").contains("pom.xml"));
        photograph("small-notice");
        robot.push(KeyCode.F11);
        photograph("full");
        assertThat(robot.lookup("#world-name").query().getParent().isVisible()).isFalse();
    }

    /** What a window system does; the one in memory never takes the keyboard away, and need not give it, by itself. */
    private void setFocused(boolean hasKeyboard) {
        robot.interact(() -> WindowHelper.setFocused(stage, hasKeyboard));
    }

    /** How the picture in README.md is made. */
    @Test
    void windowPhotographsItselfAndCloses() {
        Path photograph = folder.resolve("play.png");

        Windows.photograph("Scrolling hills", start(), PROMPTS, System::nanoTime, false, Theme.LIGHT, photograph);

        Picture picture = Pictures.read(photograph);
        assertThat(picture.width()).isGreaterThanOrEqualTo(800);
        assertThat(picture.argb(5, picture.height() - 5) & 255)
                .as("the ground is light")
                .isGreaterThan(200);
        long colours = IntStream.range(0, picture.width())
                .map(x -> picture.argb(x, picture.height() / 2))
                .distinct()
                .count();
        assertThat(colours).as("colours across the middle").isGreaterThan(10);
    }

    /** Nobody is there to close it. */
    @Test
    void windowThatIsPhotographedClosesWhenMemoryRunsOut() {
        Start greedy = new Start(
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                () -> MEADOW,
                opened -> SessionSettings.defaults(opened.manifest(), 1));

        assertOutOfMemory(() -> Windows.photograph(
                "Greedy", greedy, PROMPTS, System::nanoTime, false, Theme.LIGHT, folder.resolve("play.png")));
    }

    @Test
    void windowThatCannotBeMadeForWantOfMemoryEndsTheCommand() {
        Shelf shelf = new Shelf(folder, new ScrollingWorld().hash());
        Keeping keeping = Keeping.of(shelf, Resume.NEVER, choice -> {});

        assertOutOfMemory(() -> Windows.rehearse(
                "Greedy", start(), PROMPTS, System::nanoTime, keeping, event -> {}, (model, windowThread) -> {
                    throw new OutOfMemoryError("Java heap space");
                }));
    }

    /** Not on the test's own thread, which could not be called back from a command that never returns. */
    private static void assertOutOfMemory(Runnable command) {
        assertThat(CompletableFuture.runAsync(command))
                .failsWithin(Duration.ofMinutes(2))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .withMessageStartingWith("out of memory; close other programs")
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NO_DEVICE));
    }

    private WritableImage snapshot() {
        return onWindowThread(() -> robot.lookup("#frame").queryAs(Canvas.class).snapshot(null, null));
    }

    /** The frame on the canvas, scaled back to the world's own pixels. */
    private Picture shown() {
        WritableImage image = snapshot();
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
