package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static dev.djinn.app.view.WindowThread.photograph;
import static dev.djinn.app.view.WindowThread.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.easel.Tool;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Phase;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A first frame is drawn, seen by the world and played, in a real window on a screen in memory. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class EaselWindowTest {
    private static final List<Prompt> PROMPTS = Prompts.of(Path.of("no such world"));
    private static final Picture MEADOW =
            Pictures.fit(PROMPTS.getFirst().read(), ScrollingWorld.SIDE, ScrollingWorld.SIDE, Fit.CROP);

    @TempDir
    private Path folder;

    private final ScrollingWorld world = new ScrollingWorld();
    private Stage stage;
    private PlayWindow window;

    @Start
    void start(Stage unused) {
        stage = new Stage();
        window = new PlayWindow(
                stage,
                "Scrolling hills",
                new dev.djinn.engine.loop.Start(
                        () -> world, () -> MEADOW, opened -> SessionSettings.defaults(opened.manifest(), 77_777)),
                PROMPTS,
                System::nanoTime,
                () -> null);
        window.open();
    }

    @AfterEach
    void stop(FxRobot robot) {
        window.stop();
        robot.interact(stage::close);
    }

    private void openEasel(FxRobot robot) throws Exception {
        await(() -> window.model().phase().get() == Phase.RUNNING);
        robot.press(KeyCode.CONTROL).push(KeyCode.D).release(KeyCode.CONTROL);
        await(() -> window.model().panels().drawer().get() == Drawer.EASEL);
    }

    private int drawnAt(double x, double y) {
        Picture drawn = onWindowThread(
                () -> window.model().panels().easel().picture().get().orElseThrow());
        return drawn.argb((int) (x * drawn.width()), (int) (y * drawn.height())) & 0xFFFFFF;
    }

    private static void drag(FxRobot robot, double fromX, double fromY, double toX, double toY) {
        Node paper = robot.lookup("#paper").query();
        Bounds at = onWindowThread(() -> paper.localToScreen(paper.getBoundsInLocal()));
        robot.drag(at.getMinX() + fromX * at.getWidth(), at.getMinY() + fromY * at.getHeight(), MouseButton.PRIMARY)
                .dropTo(at.getMinX() + toX * at.getWidth(), at.getMinY() + toY * at.getHeight());
    }

    @Test
    void sketchIsDrawnFilledUndoneAndPlayed(FxRobot robot) throws Exception {
        openEasel(robot);
        assertThat(window.model().phase().get()).isEqualTo(Phase.PAUSED);
        drag(robot, 0.01, 0.75, 0.99, 0.75);
        photograph(stage, "easel-line");
        robot.clickOn("#tool-fill");
        drag(robot, 0.5, 0.9, 0.5, 0.9);
        photograph(stage, "easel-ground");
        assertThat(drawnAt(0.2, 0.95)).as("ground").isZero();
        assertThat(drawnAt(0.2, 0.3)).as("sky").isEqualTo(0xFFFFFF);
        robot.clickOn("#stamp-hero");
        drag(robot, 0.4, 0.6, 0.4, 0.6);
        await(() -> text(robot, "#easel-verdict").contains("dB"));
        photograph(stage, "easel");
        robot.press(KeyCode.CONTROL).push(KeyCode.Z).push(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(drawnAt(0.2, 0.95)).as("hero and ground undone").isEqualTo(0xFFFFFF);
        robot.press(KeyCode.CONTROL).push(KeyCode.Y).release(KeyCode.CONTROL);
        assertThat(drawnAt(0.2, 0.95)).isZero();

        robot.clickOn("#easel-play");
        await(() -> window.model().panels().drawer().get() == Drawer.CLOSED
                && window.model().phase().get() == Phase.RUNNING);
        await(() -> {
            Picture shown = window.model().picture().get().orElseThrow();
            return shown.argb(10, 60) == 0xFF000000 && shown.argb(10, 10) == -1;
        });
    }

    @Test
    void pictureIsDroppedUnderThePaperAndAnotherPastedOverIt(FxRobot robot) throws Exception {
        openEasel(robot);
        Path file = folder.resolve("meadow.png");
        try (var out = Files.newOutputStream(file)) {
            Pictures.writePng(MEADOW, out);
        }
        robot.interact(() -> window.model().beginnings().drop(List.of(file)));
        await(() -> window.model().panels().easel().underlay().get().isPresent());
        assertThat(window.model().panels().drawer().get()).isEqualTo(Drawer.EASEL);
        photograph(stage, "easel-underlay");
        int sky = drawnAt(0.5, 0.05);
        robot.clickOn("#under-flip");
        assertThat(onWindowThread(() -> window.model()
                        .panels()
                        .easel()
                        .underlay()
                        .get()
                        .orElseThrow()
                        .flipped()))
                .isTrue();
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(Images.of(black(8)));
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL).push(KeyCode.V).release(KeyCode.CONTROL);
        await(() -> drawnAt(0.5, 0.05) == 0);
        assertThat(sky).isNotZero();
    }

    @Test
    void keyboardAloneDrawsToo(FxRobot robot) throws Exception {
        openEasel(robot);
        await(() -> robot.lookup("#paper").query().isFocused());
        robot.press(KeyCode.SPACE);
        for (int i = 0; i < 10; i++) {
            robot.push(KeyCode.RIGHT);
        }
        robot.release(KeyCode.SPACE);
        robot.push(KeyCode.DOWN);
        assertThat(drawnAt(0.5 + 8.0 / 64, 0.5)).isZero();
        assertThat(drawnAt(0.5, 0.55)).isEqualTo(0xFFFFFF);
        assertThat(onWindowThread(() -> window.model().panels().easel().tool().get()))
                .isEqualTo(Tool.PEN);
        robot.push(KeyCode.ESCAPE);
        assertThat(onWindowThread(() -> window.model().panels().drawer().get())).isEqualTo(Drawer.CLOSED);
    }

    private static Picture black(int side) {
        byte[] bgra = new byte[side * side * 4];
        for (int i = 3; i < bgra.length; i += 4) {
            bgra[i] = -1;
        }
        return new Picture(side, side, bgra);
    }
}
