package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static dev.djinn.app.view.WindowThread.photograph;
import static dev.djinn.app.view.WindowThread.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.easel.Tool;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Phase;
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
import org.junit.jupiter.api.Test;

/** A first frame is drawn, seen by the world and played, in a real window on a screen in memory. */
class EaselWindowTest extends WindowRig {
    private void openEasel() throws Exception {
        awaitRunning();
        robot.press(KeyCode.CONTROL).push(KeyCode.D).release(KeyCode.CONTROL);
        await(() -> window.model().panels().drawer().get() == Drawer.EASEL);
    }

    private int drawnAt(double x, double y) {
        Picture drawn = onWindowThread(
                () -> window.model().panels().easel().picture().get().orElseThrow());
        return drawn.argb((int) (x * drawn.width()), (int) (y * drawn.height())) & 0xFFFFFF;
    }

    private void drag(double fromX, double fromY, double toX, double toY) {
        Node paper = robot.lookup("#paper").query();
        Bounds at = onWindowThread(() -> paper.localToScreen(paper.getBoundsInLocal()));
        robot.drag(at.getMinX() + fromX * at.getWidth(), at.getMinY() + fromY * at.getHeight(), MouseButton.PRIMARY)
                .dropTo(at.getMinX() + toX * at.getWidth(), at.getMinY() + toY * at.getHeight());
    }

    @Test
    void sketchIsDrawnFilledUndoneAndPlayed() throws Exception {
        openEasel();
        assertThat(phase()).isEqualTo(Phase.PAUSED);
        drag(0.01, 0.75, 0.99, 0.75);
        photograph("easel-line");
        robot.clickOn("#tool-fill");
        drag(0.5, 0.9, 0.5, 0.9);
        photograph("easel-ground");
        assertThat(drawnAt(0.2, 0.95)).as("ground").isZero();
        assertThat(drawnAt(0.2, 0.3)).as("sky").isEqualTo(0xFFFFFF);
        robot.clickOn("#stamp-hero");
        drag(0.4, 0.6, 0.4, 0.6);
        await(() -> text("#easel-verdict").contains("dB"));
        photograph("easel");
        robot.press(KeyCode.CONTROL).push(KeyCode.Z).push(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(drawnAt(0.2, 0.95)).as("hero and ground undone").isEqualTo(0xFFFFFF);
        robot.press(KeyCode.CONTROL).push(KeyCode.Y).release(KeyCode.CONTROL);
        assertThat(drawnAt(0.2, 0.95)).isZero();

        robot.clickOn("#easel-play");
        await(() -> window.model().panels().drawer().get() == Drawer.CLOSED && phase() == Phase.RUNNING);
        await(() -> {
            Picture shown = window.model().picture().get().orElseThrow();
            return shown.argb(10, 60) == 0xFF000000 && shown.argb(10, 10) == -1;
        });
    }

    @Test
    void pictureIsDroppedUnderThePaperAndAnotherPastedOverIt() throws Exception {
        openEasel();
        Path file = folder.resolve("meadow.png");
        try (var out = Files.newOutputStream(file)) {
            Pictures.writePng(MEADOW, out);
        }
        robot.interact(() -> window.model().beginnings().drop(List.of(file)));
        await(() -> window.model().panels().easel().underlay().get().isPresent());
        assertThat(window.model().panels().drawer().get()).isEqualTo(Drawer.EASEL);
        photograph("easel-underlay");
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
    void keyboardAloneDrawsToo() throws Exception {
        openEasel();
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
        robot.push(KeyCode.ENTER);
        await(() -> window.model().panels().drawer().get() == Drawer.CLOSED && phase() == Phase.RUNNING);
    }

    private static Picture black(int side) {
        byte[] bgra = new byte[side * side * 4];
        for (int i = 3; i < bgra.length; i += 4) {
            bgra[i] = -1;
        }
        return new Picture(side, side, bgra);
    }
}
