package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.gl.GlUpscaler;
import dev.djinn.app.gl.Upscaler;
import dev.djinn.app.play.Filter;
import dev.djinn.app.play.MediaShelf;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.RecordingModel;
import dev.djinn.app.play.StudioSettings;
import dev.djinn.engine.session.WorldModel;
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
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.Test;

/** Recording, looks and figures in a real window on a screen in memory. */
class StudioWindowTest extends WindowRig {
    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean hasGl = true;
    private volatile int steps;

    @Override
    WorldModel world() {
        return new ScrollingWorld() {
            @Override
            public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
                steps = sampling.steps();
                return super.next(tokens_TS, actions_T, sampling, noise);
            }
        };
    }

    @Override
    long seed() {
        return 77_777;
    }

    @Override
    Console console() {
        return Console.plain(new Media(
                new MediaShelf(folder.resolve("videos"), folder.resolve("pictures"), InstantSource.system()),
                file -> free.get(),
                StudioSettings.defaults(),
                changed -> {},
                this::upscaler));
    }

    private Upscaler upscaler() {
        if (!hasGl) {
            throw new UnsatisfiedLinkError("libEGL.so.1: cannot open shared object file");
        }
        return new GlUpscaler();
    }

    @Test
    void f9RecordsWhatIsPlayedToAFileThatPlays() throws Exception {
        awaitRunning();
        robot.push(KeyCode.F9);
        await(() -> recordedSeconds() >= 1);
        robot.press(KeyCode.K);
        photograph("recording");
        assertThat(isVisible("#recording")).isTrue();
        await(() -> recordedSeconds() >= 3);
        robot.release(KeyCode.K);
        robot.push(KeyCode.F9);

        await(() -> text("#note").startsWith("Recorded 0:"));
        photograph("recorded");
        Path video = onlyFile(folder.resolve("videos"));
        assertThat(text("#note")).endsWith(video.toString());
        assertThat(framesOf(video)).as("frames at 20 a second").isGreaterThanOrEqualTo(60);
        assertThat(isVisible("#recording")).isFalse();
    }

    /** Fault 23: whatever happens to the recording, play goes on. */
    @Test
    void fullDiskEndsTheRecordingAndTheGameRunsOn() throws Exception {
        awaitRunning();
        robot.push(KeyCode.F9);
        await(() -> recordedSeconds() >= 1);
        free.set(1 << 20);

        await(() -> text("#note").contains("almost full"));
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        assertThat(framesOf(onlyFile(folder.resolve("videos")))).isGreaterThan(20);
        String frame = text("#frame-number");
        await(() -> !text("#frame-number").equals(frame));
    }

    @Test
    void f12KeepsThePictureAndF8TheLastSeconds() throws Exception {
        await(() -> Integer.parseInt(text("#frame-number").substring("frame ".length())) >= 30);
        robot.push(KeyCode.SPACE);
        robot.push(KeyCode.F12);
        await(() -> text("#note").startsWith("Kept as "));
        Picture shot = Pictures.read(onlyFile(folder.resolve("pictures")));
        assertThat(shot.argb(3, 3)).isEqualTo(MEADOW.argb(0, 0));
        robot.push(KeyCode.F8);
        await(() -> text("#note").contains("-before.mp4"));
        assertThat(framesOf(onlyFile(folder.resolve("videos")))).isGreaterThanOrEqualTo(30);
    }

    @Test
    void closingTheWindowFinishesTheRecording() throws Exception {
        awaitRunning();
        robot.push(KeyCode.F9);
        await(() -> recordedSeconds() >= 1);
        window.stop();

        assertThat(onlyFile(folder.resolve("videos")).toString()).endsWith(".mp4");
        assertThat(window.studio().recording().state().get()).isNotEqualTo(RecordingModel.State.STARTING);
    }

    /** With OpenGL each look differs from the others; without it the picture stays crisp and the reason is told. */
    @Test
    void f10ChangesTheLookOrSaysWhyNot() throws Exception {
        standAtThePrompt();
        for (Filter filter : List.of(Filter.SHARP, Filter.SMOOTH, Filter.CRT)) {
            robot.interact(() -> window.studio().picture().choose(filter));
            await(() -> window.studio().picture().filter().get() == Filter.CRISP || isDrawnShown());
            if (window.studio().picture().filter().get() == Filter.CRISP) {
                assertThat(text("#note")).contains("needs OpenGL, and ");
            }
            photograph("look-" + filter.name());
        }
        robot.push(KeyCode.F10);
        await(() -> window.studio().picture().filter().get() != Filter.CRT);
    }

    @Test
    void withoutOpenGlThePictureStaysCrispAndTheReasonIsTold() throws Exception {
        hasGl = false;
        standAtThePrompt();
        WritableImage crisp = snapshot();
        robot.push(KeyCode.F10);

        await(() -> text("#note").contains("The picture stays crisp: Sharp needs OpenGL"));
        assertThat(window.studio().picture().filter().get()).isEqualTo(Filter.CRISP);
        await(() -> same(crisp, snapshot()));
        photograph("no-gl");
    }

    @Test
    void f3ShowsTheFiguresAndASliderChangesTheGameWhileItRuns() throws Exception {
        awaitRunning();
        robot.push(KeyCode.F3);
        await(() -> text("#figures-memory").startsWith("3 of 3 frames"));
        assertThat(isVisible("#figures")).isTrue();
        assertThat(text("#figures-device")).isEqualTo("CPU");
        assertThat(text("#seed-value"))
                .as("a seed beyond the slider stays what it is")
                .isEqualTo("77777");

        robot.interact(() -> robot.lookup("#steps").queryAs(Slider.class).setValue(12));
        await(() -> steps == 12);
        await(() -> text("#steps-speed").startsWith("up to "));
        robot.press(KeyCode.J);
        photograph("figures");
        robot.release(KeyCode.J);
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        robot.push(KeyCode.F3);
        assertThat(isVisible("#figures")).isFalse();
    }

    @Test
    void f11FillsTheScreenAndEscLeaves() throws Exception {
        stand();
        robot.push(KeyCode.F11);
        await(() -> stage.isFullScreen());
        robot.push(KeyCode.ESCAPE);
        await(() -> !stage.isFullScreen());
        robot.push(KeyCode.SPACE);
        awaitRunning();
    }

    /** JavaFX's Headless platform trips over a frame that is drawn while the window changes its size. */
    private void stand() throws TimeoutException {
        awaitRunning();
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED
                && window.model()
                        .glimpses()
                        .get()
                        .isCurrent(window.model().controls().keys().get().actionCount() - 1));
    }

    /** Fault 33: the screen that the window was on is gone. */
    @Test
    void windowOfAScreenThatIsGoneComesBackFromFullScreenToo() throws Exception {
        stand();
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
    void figuresFitIntoASmallWindow() throws Exception {
        awaitRunning();
        resize(800, 600);
        robot.push(KeyCode.F3);
        robot.push(KeyCode.F9);
        await(() -> recordedSeconds() >= 1);
        photograph("small-figures");
        assertAllSeen("#figures", "#record", "#look", "#recording", "#rate");
    }

    /** Whether the canvas shows, pixel by pixel, what the filter drew. */
    private boolean isDrawnShown() {
        WritableImage shown = snapshot();
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
    private int recordedSeconds() {
        String text = text("#recording");
        return text.endsWith("REC ") ? 0 : Integer.parseInt(text.substring(text.length() - 2));
    }

    private WritableImage snapshot() {
        return onWindowThread(() -> robot.lookup("#frame").queryAs(Canvas.class).snapshot(null, null));
    }
}
