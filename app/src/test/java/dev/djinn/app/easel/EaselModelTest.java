package dev.djinn.app.easel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Reconstruction;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs without any JavaFX window. */
class EaselModelTest {
    private static final int BROWN = 0x884400;
    private static final int WIDTH = ToyWorld.WIDTH * EaselModel.FINENESS;
    private static final int HEIGHT = ToyWorld.HEIGHT * EaselModel.FINENESS;

    private final List<GameCommand> commands = new ArrayList<>();
    private final EaselModel easel = new EaselModel(commands::add);

    @BeforeEach
    void open() {
        ToyWorld world = new ToyWorld();
        easel.accept(new GameEvent.Opened(world.manifest(), world.device(), ToyWorld.QUIET));
        easel.accept(
                new GameEvent.FrameReady(new Moment(0, OptionalInt.empty(), new long[12], ToyWorld.grey(40)), 0, 0));
        easel.setOpen(true);
    }

    private Picture drawn() {
        return easel.picture().get().orElseThrow();
    }

    private int at(double x, double y) {
        return drawn().argb((int) (x * WIDTH), (int) (y * HEIGHT)) & 0xFFFFFF;
    }

    private void answer() {
        Picture asked = ((GameCommand.Reconstruct) commands.getLast()).picture();
        easel.accept(new GameEvent.Reconstructed(new Reconstruction(asked, asked)));
    }

    @Test
    void paperIsFinerThanTheWorldAndInItsProportions() {
        assertThat(drawn().width()).isEqualTo(WIDTH);
        assertThat(drawn().height()).isEqualTo(HEIGHT);
        assertThat(at(0.5, 0.5)).isEqualTo(Palette.WHITE);
    }

    @Test
    void penDrawsFromWhereItWentDownToWhereItGoesAlsoOverTheEdge() {
        easel.choose(BROWN);
        easel.press(0.1, 0.5);
        easel.drag(0.5, 0.5);
        easel.drag(1.4, 0.5);
        easel.release();
        easel.drag(0.5, 0.9);
        assertThat(at(0.3, 0.5)).isEqualTo(BROWN);
        assertThat(at(0.95, 0.5)).isEqualTo(BROWN);
        assertThat(at(0.5, 0.8)).as("the pen is up").isEqualTo(Palette.WHITE);
        easel.undo();
        assertThat(at(0.3, 0.5)).as("one stroke is one deed").isEqualTo(Palette.WHITE);
        easel.redo();
        assertThat(at(0.95, 0.5)).isEqualTo(BROWN);
    }

    @Test
    void fillAndStampAndEraserDoWhatTheySay() {
        easel.choose(Tool.FILL);
        easel.choose(BROWN);
        easel.press(0, 0);
        easel.release();
        assertThat(at(0.9, 0.9)).isEqualTo(BROWN);
        easel.choose(Stamp.BLOCK);
        easel.choose(Palette.BLACK);
        easel.press(0.5, 0.5);
        easel.release();
        assertThat(at(0.5, 0.5)).isEqualTo(Palette.BLACK);
        easel.choose(Tool.ERASER);
        easel.press(0.5, 0.5);
        easel.release();
        assertThat(at(0.5, 0.5)).isEqualTo(Palette.WHITE);
        easel.choose(BROWN);
        assertThat(easel.tool().get()).as("a colour is for the pen").isEqualTo(Tool.PEN);
        easel.clear();
        assertThat(at(0.9, 0.9)).isEqualTo(Palette.WHITE);
        easel.undo();
        assertThat(at(0.9, 0.9)).isEqualTo(BROWN);
    }

    @Test
    void worldIsAskedAboutOnePictureAtATimeAndAtLastAboutTheLatest() {
        assertThat(commands).hasSize(1);
        easel.press(0.2, 0.2);
        easel.drag(0.3, 0.3);
        easel.drag(0.4, 0.4);
        assertThat(commands).as("the world is still looking at the empty paper").hasSize(1);
        assertThat(easel.seen().get()).isEmpty();
        answer();
        assertThat(easel.seen().get()).isPresent();
        assertThat(commands).hasSize(2);
        assertThat(((GameCommand.Reconstruct) commands.getLast()).picture()).isEqualTo(drawn());
        answer();
        assertThat(commands).as("nothing new to ask").hasSize(2);
    }

    @Test
    void closedEaselAsksNothingAndRefusalIsNoEnd() {
        answer();
        easel.setOpen(false);
        easel.press(0.2, 0.2);
        easel.release();
        assertThat(commands).hasSize(1);
        easel.setOpen(true);
        assertThat(commands).hasSize(2);
        easel.accept(new GameEvent.Refused("the device was lost"));
        easel.press(0.3, 0.3);
        assertThat(commands).as("asks again").hasSize(3);
    }

    @Test
    void frameOfTheGameCanBeDrawnOverAndAdjusted() {
        easel.layFrameUnder();
        int grey = at(0.5, 0.5);
        assertThat(grey).isNotEqualTo(Palette.WHITE);
        assertThat(easel.palette().get()).as("its colours are at hand").contains(grey);
        easel.adjust(laid -> laid.withContrast(0));
        assertThat(at(0.5, 0.5)).isEqualTo(0x808080);
        easel.undo();
        assertThat(at(0.5, 0.5)).isEqualTo(grey);
        easel.undo();
        assertThat(easel.underlay().get()).isEmpty();
        easel.adjust(laid -> laid.withFlipped(true));
        assertThat(easel.canUndo().get())
                .as("nothing lies under, so nothing was done")
                .isFalse();
    }

    /** Fault 11: a blank sketch. What a world makes of white is tried whenever one is opened. */
    @Test
    void blankPaperIsAWhitePictureThatTheWorldIsAskedAbout() {
        easel.clear();

        Picture asked = ((GameCommand.Reconstruct) commands.getFirst()).picture();
        assertThat(asked).isEqualTo(drawn());
        assertThat(asked.bgra()).containsOnly((byte) 255);
    }

    /** Fault 11: the player is told of it, whatever the colour. */
    @Test
    void paperOfOneColourIsBlank() {
        assertThat(easel.blank().getValue()).isTrue();
        easel.choose(BROWN);
        easel.press(0.99, 0.99);
        easel.release();
        assertThat(easel.blank().getValue()).isFalse();
        easel.undo();
        easel.choose(Tool.FILL);
        easel.press(0.5, 0.5);
        assertThat(at(0.5, 0.5)).isEqualTo(BROWN);
        assertThat(easel.blank().getValue()).isTrue();
    }

    /** Fault 10: a picture unlike what the world knows. */
    @Test
    void likenessIsToldInWordsAndDecibels() {
        Picture grey = ToyWorld.grey(10);
        assertThat(Likeness.words(new Reconstruction(grey, grey))).isEqualTo("The world sees it well (99 dB)");
        assertThat(Likeness.words(new Reconstruction(grey, ToyWorld.grey(15))))
                .isEqualTo("The world sees it roughly (22 dB)");
        assertThat(Likeness.of(new Reconstruction(grey, ToyWorld.grey(40)))).isEqualTo(Likeness.POOR);
    }
}
