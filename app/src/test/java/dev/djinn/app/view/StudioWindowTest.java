package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static dev.djinn.app.view.WindowThread.photograph;
import static dev.djinn.app.view.WindowThread.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.gl.GlUpscaler;
import dev.djinn.app.gl.Upscaler;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.play.Controls;
import dev.djinn.app.play.Filter;
import dev.djinn.app.play.MediaShelf;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.RecordingModel;
import dev.djinn.app.play.StudioSettings;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Recording, looks and figures in a real window on a screen in memory. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class StudioWindowTest {
    private static final List<Prompt> PROMPTS = Prompts.of(Path.of("no such world"));
    private static final Picture MEADOW =
            Pictures.fit(PROMPTS.getFirst().read(), ScrollingWorld.SIDE, ScrollingWorld.SIDE, Fit.CROP);

    @TempDir
    private Path folder;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean hasGl = true;
    private volatile int steps;
    private Stage stage;
    private PlayWindow window;

    private final ScrollingWorld world = new ScrollingWorld() {
        @Override
        public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
            steps = sampling.steps();
            return super.next(tokens_TS, actions_T, sampling, noise);
        }
    };

    @Start
    void start(Stage unused) {
        stage = new Stage();
        Media media = new Media(
                new MediaShelf(folder.resolve("videos"), folder.resolve("pictures"), InstantSource.system()),
                file -> free.get(),
                StudioSettings.defaults(),
                changed -> {},
                this::upscaler);
        window = new PlayWindow(
                stage,
                "Scrolling hills",
                new dev.djinn.engine.loop.Start(
                        () -> world, () -> MEADOW, opened -> SessionSettings.defaults(opened.manifest(), 77_777)),
                PROMPTS,
                System::nanoTime,
                () -> null,
                new Console(
                        Controls.defaults(),
                        Optional.empty(),
                        changed -> {},
                        Optional.empty(),
                        Optional.empty(),
                        media));
        window.open();
    }

    private Upscaler upscaler() {
        if (!hasGl) {
            throw new UnsatisfiedLinkError("libEGL.so.1: cannot open shared object file");
        }
        return new GlUpscaler();
    }

    @AfterEach
    void stop(FxRobot robot) {
        window.stop();
        robot.interact(stage::close);
    }

    @Test
    void f9RecordsWhatIsPlayedToAFileThatPlays(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.push(KeyCode.F9);
        await(() -> recordedSeconds(robot) >= 1);
        robot.press(KeyCode.K);
        photograph(stage, "recording");
        assertThat(robot.lookup("#recording").query().isVisible()).isTrue();
        await(() -> recordedSeconds(robot) >= 3);
        robot.release(KeyCode.K);
        robot.push(KeyCode.F9);

        await(() -> text(robot, "#note").startsWith("Recorded 0:"));
        photograph(stage, "recorded");
        Path video = onlyFile(folder.resolve("videos"));
        assertThat(text(robot, "#note")).endsWith(video.toString());
        assertThat(framesOf(video)).as("frames at 20 a second").isGreaterThanOrEqualTo(60);
        assertThat(robot.lookup("#recording").query().isVisible()).isFalse();
    }

    /** Fault 23: whatever happens to the recording, play goes on. */
    @Test
    void fullDiskEndsTheRecordingAndTheGameRunsOn(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.push(KeyCode.F9);
        await(() -> recordedSeconds(robot) >= 1);
        free.set(1 << 20);

        await(() -> text(robot, "#note").contains("almost full"));
        assertThat(window.model().phase().get()).isEqualTo(Phase.RUNNING);
        assertThat(framesOf(onlyFile(folder.resolve("videos")))).isGreaterThan(20);
        String frame = text(robot, "#frame-number");
        await(() -> !text(robot, "#frame-number").equals(frame));
    }

    @Test
    void f12KeepsThePictureAndF8TheLastSeconds(FxRobot robot) throws Exception {
        await(() -> Integer.parseInt(text(robot, "#frame-number").substring("frame ".length())) >= 30);
        robot.push(KeyCode.SPACE);
        robot.push(KeyCode.F12);
        await(() -> text(robot, "#note").startsWith("Kept as "));
        Picture shot = Pictures.read(onlyFile(folder.resolve("pictures")));
        assertThat(shot.argb(3, 3)).isEqualTo(MEADOW.argb(0, 0));
        robot.push(KeyCode.F8);
        await(() -> text(robot, "#note").contains("-before.mp4"));
        assertThat(framesOf(onlyFile(folder.resolve("videos")))).isGreaterThanOrEqualTo(30);
    }

    @Test
    void closingTheWindowFinishesTheRecording(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.push(KeyCode.F9);
        await(() -> recordedSeconds(robot) >= 1);
        window.stop();

        assertThat(onlyFile(folder.resolve("videos")).toString()).endsWith(".mp4");
        assertThat(window.studio().recording().state().get()).isNotEqualTo(RecordingModel.State.STARTING);
    }

    /** With OpenGL each look differs from the others; without it the picture stays crisp and the reason is told. */
    @Test
    void f10ChangesTheLookOrSaysWhyNot(FxRobot robot) throws Exception {
        standStill(robot);
        for (Filter filter : List.of(Filter.SHARP, Filter.SMOOTH, Filter.CRT)) {
            robot.interact(() -> window.studio().picture().choose(filter));
            await(() -> window.studio().picture().filter().get() == Filter.CRISP || isDrawnShown(robot));
            if (window.studio().picture().filter().get() == Filter.CRISP) {
                assertThat(text(robot, "#note")).contains("needs OpenGL, and ");
            }
            photograph(stage, "look-" + filter.name());
        }
        robot.push(KeyCode.F10);
        await(() -> window.studio().picture().filter().get() != Filter.CRT);
    }

    @Test
    void withoutOpenGlThePictureStaysCrispAndTheReasonIsTold(FxRobot robot) throws Exception {
        hasGl = false;
        standStill(robot);
        WritableImage crisp = snapshot(robot);
        robot.push(KeyCode.F10);

        await(() -> text(robot, "#note").contains("The picture stays crisp: Sharp needs OpenGL"));
        assertThat(window.studio().picture().filter().get()).isEqualTo(Filter.CRISP);
        await(() -> same(crisp, snapshot(robot)));
        photograph(stage, "no-gl");
    }

    @Test
    void f3ShowsTheFiguresAndASliderChangesTheGameWhileItRuns(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.push(KeyCode.F3);
        await(() -> text(robot, "#figures-memory").startsWith("3 of 3 frames"));
        assertThat(robot.lookup("#figures").query().isVisible()).isTrue();
        assertThat(text(robot, "#figures-device")).isEqualTo("CPU");
        assertThat(text(robot, "#seed-value"))
                .as("a seed beyond the slider stays what it is")
                .isEqualTo("77777");

        robot.interact(() -> robot.lookup("#steps").queryAs(Slider.class).setValue(12));
        await(() -> steps == 12);
        await(() -> text(robot, "#steps-speed").startsWith("up to "));
        robot.press(KeyCode.J);
        photograph(stage, "figures");
        robot.release(KeyCode.J);
        assertThat(window.model().phase().get()).isEqualTo(Phase.RUNNING);
        robot.push(KeyCode.F3);
        assertThat(robot.lookup("#figures").query().isVisible()).isFalse();
    }

    @Test
    void f11FillsTheScreenAndEscLeaves(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.push(KeyCode.F11);
        await(() -> stage.isFullScreen());
        robot.push(KeyCode.ESCAPE);
        await(() -> !stage.isFullScreen());
        assertThat(window.model().phase().get()).isEqualTo(Phase.RUNNING);
    }

    /** Fault 33: the screen that the window was on is gone. */
    @Test
    void windowOfAScreenThatIsGoneComesBackFromFullScreenToo(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.push(KeyCode.F11);
        await(() -> stage.isFullScreen());
        robot.interact(() -> {
            stage.setFullScreen(false);
            stage.setX(9000);
            window.screens().look();
        });

        await(() -> stage.getX() < 1000);
        assertThat(window.model().fullScreen().get()).isFalse();
    }

    /** Fault 30: a small screen. */
    @Test
    void figuresFitIntoASmallWindow(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.interact(() -> {
            stage.setWidth(800);
            stage.setHeight(600);
        });
        robot.push(KeyCode.F3);
        robot.push(KeyCode.F9);
        await(() -> recordedSeconds(robot) >= 1);
        photograph(stage, "small-figures");
        for (String id : List.of("#figures", "#record", "#look", "#recording", "#rate")) {
            assertThat(onWindowThread(() -> {
                        Node node = robot.lookup(id).query();
                        Bounds place = node.localToScene(node.getLayoutBounds());
                        return new Rectangle2D(
                                        0,
                                        0,
                                        stage.getScene().getWidth(),
                                        stage.getScene().getHeight())
                                .contains(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
                    }))
                    .as("all of %s is seen", id)
                    .isTrue();
        }
    }

    private void standStill(FxRobot robot) throws TimeoutException {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.push(KeyCode.SPACE);
        await(() -> window.model().phase().get() == Phase.PAUSED);
        robot.push(KeyCode.R);
        await(() -> text(robot, "#frame-number").equals("frame 0000"));
    }

    /** Whether the canvas shows, pixel by pixel, what the filter drew. */
    private boolean isDrawnShown(FxRobot robot) {
        WritableImage shown = snapshot(robot);
        return window.studio()
                .picture()
                .enlarged()
                .get()
                .filter(drawn -> drawn.width() == (int) shown.getWidth() && drawn.height() == (int) shown.getHeight())
                .filter(drawn -> IntStream.range(0, drawn.width() * drawn.height())
                        .allMatch(pixel -> drawn.argb(pixel % drawn.width(), pixel / drawn.width())
                                == shown.getPixelReader().getArgb(pixel % drawn.width(), pixel / drawn.width())))
                .isPresent();
    }

    private static boolean same(WritableImage one, WritableImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return false;
        }
        for (int y = 0; y < one.getHeight(); y += 3) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int framesOf(Path video) throws IOException {
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile())) {
            grabber.start();
            int frames = 0;
            while (grabber.grabImage() != null) {
                frames++;
            }
            return frames;
        }
    }

    private static Path onlyFile(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    /** 0 while nothing is recorded. */
    private static int recordedSeconds(FxRobot robot) {
        String text = text(robot, "#recording");
        return text.endsWith("REC ") ? 0 : Integer.parseInt(text.substring(text.length() - 2));
    }

    private static WritableImage snapshot(FxRobot robot) {
        return onWindowThread(() -> robot.lookup("#frame").queryAs(Canvas.class).snapshot(null, null));
    }
}
