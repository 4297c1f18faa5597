package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.easel.EaselModel;
import dev.djinn.app.easel.Stamp;
import dev.djinn.app.easel.Tool;
import dev.djinn.app.play.Direction;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Phase;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From a sketch to a game of the bundled world, in a real window; with {@code -Dphotographs} each moment becomes a picture
 * of the film in the README ({@code app/docs/easel.md} says how).
 */
@Tag("slow")
class SketchFilmTest extends WindowRig {
    private static final int SKY = 0xFADDB0;
    private static final int EARTH = 0xC48C5C;
    private static final int EDGE = 0xF2EEE4;
    private static final int CRATE = 0xA86C38;
    private static final int HERO = 0xE89CA8;

    private int pictures;

    @Override
    WorldModel world() {
        return WorldModel.open(Path.of("..", "exported-models", "worlds", "coinrun"), DeviceChoice.CPU);
    }

    @Override
    String worldName() {
        return "coinrun";
    }

    @Test
    void sketchBecomesAGameThatAnswersTheKeys() throws Exception {
        resize(960, 660);
        awaitRunning();
        robot.interact(() -> window.model().panels().toggle(Drawer.EASEL));
        await(() -> !onWindowThread(() -> easel().palette().get()).isEmpty());
        pose(4);
        fill(SKY, 0.5, 0.2);
        line(EARTH, 3, 0, 0.57, 0.62, 0.57, 0.62, 0.77, 0.84, 0.77, 0.84, 0.62, 1, 0.62);
        fill(EARTH, 0.3, 0.9);
        line(EDGE, 3, 0, 0.56, 0.61, 0.56);
        line(EDGE, 3, 0.63, 0.76, 0.83, 0.76);
        line(EDGE, 3, 0.85, 0.61, 1, 0.61);
        stamp(Stamp.BLOCK, CRATE, 3.5, 0.92, 0.565);
        stamp(Stamp.HERO, HERO, 4.4, 0.45, 0.495);
        await(() -> text("#easel-verdict").contains("dB"));
        pose(6);
        Picture drawn = onWindowThread(() -> easel().picture().get().orElseThrow());

        robot.clickOn("#easel-play");
        await(() -> phase() == Phase.RUNNING || phase() == Phase.PAUSED);
        standAtThePrompt();
        Picture first = onWindowThread(() -> window.model().picture().get().orElseThrow());
        assertThat(first.argb(32, 58) & 0xFFFFFF).as("ground, as drawn").isEqualTo(at(drawn, 32, 58));
        robot.push(KeyCode.MINUS).push(KeyCode.MINUS).push(KeyCode.MINUS); // so that pictures of it can be taken
        pose(4);
        robot.push(KeyCode.SPACE);
        await(() -> phase() == Phase.RUNNING);
        hold(Direction.RIGHT, 14);
        hold(Direction.LEFT, 14);
        hold(Direction.UP, 5);
        let(12);
        Picture last = onWindowThread(() -> window.model().picture().get().orElseThrow());
        assertThat(last).isNotEqualTo(first);
    }

    private static int at(Picture drawn, int x, int y) {
        return drawn.argb(x * EaselModel.FINENESS, y * EaselModel.FINENESS) & 0xFFFFFF;
    }

    private EaselModel easel() {
        return window.model().panels().easel();
    }

    private void fill(int colour, double x, double y) throws IOException {
        draw(easel -> {
            easel.choose(colour);
            easel.choose(Tool.FILL);
            easel.press(x, y);
            easel.release();
        });
        pose(3);
    }

    private void stamp(Stamp stamp, int colour, double width, double x, double y) throws IOException {
        draw(easel -> {
            easel.choose(colour);
            easel.choose(stamp);
            easel.setWidth(width);
            easel.press(x, y);
            easel.release();
        });
        pose(3);
    }

    /** A line through points, x and y in turn, that lengthens before the viewer's eyes. */
    private void line(int colour, double width, double... points) throws IOException {
        draw(easel -> {
            easel.choose(colour);
            easel.choose(Tool.PEN);
            easel.setWidth(width);
            easel.press(points[0], points[1]);
        });
        for (int i = 2; i < points.length; i += 2) {
            double x = points[i];
            double y = points[i + 1];
            draw(easel -> easel.drag(x, y));
            pose(2);
        }
        draw(EaselModel::release);
    }

    private void draw(Consumer<EaselModel> deed) {
        robot.interact(() -> deed.accept(easel()));
    }

    /** Plays with the key of a direction held. */
    private void hold(Direction direction, int frames) throws Exception {
        int action =
                onWindowThread(() -> window.model().controls().find(direction).orElseThrow());
        robot.interact(() -> window.model().capPressed(action));
        let(frames);
        robot.interact(() -> window.model().capReleased(action));
    }

    /** Lets the game go on for so many frames. */
    private void let(int frames) throws Exception {
        long end = onWindowThread(() -> reel().here()) + frames;
        while (onWindowThread(() -> reel().here()) < end) {
            pose(1);
        }
    }

    /** So many frames of the film as things stand. */
    private void pose(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            photograph(String.format(Locale.ROOT, "sketch-film-%03d", pictures++));
        }
    }
}
