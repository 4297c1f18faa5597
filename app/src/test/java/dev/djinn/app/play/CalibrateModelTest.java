package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs without any JavaFX window. */
class CalibrateModelTest {
    private static final Picture HERE = hills(0, 0);
    private static final GameCommand TRY_OUT = new GameCommand.TryOut(8, CalibrateModel.FRAMES);

    private final List<GameCommand> commands = new ArrayList<>();
    private final PlayModel game = new PlayModel(commands::add, new PlayerInput(), new TimeModelTest.NoWindow());
    private final CalibrateModel model = game.panels().calibrate();

    @BeforeEach
    void begin() {
        ToyWorld world = new ToyWorld();
        game.accept(new GameEvent.Opened(world.manifest(), world.device(), ToyWorld.QUIET));
        game.accept(new GameEvent.FrameReady(new Moment(7, OptionalInt.of(0), new long[12], HERE), 1, 20));
        game.accept(new GameEvent.Running());
    }

    @Test
    void cPausesTheGameAndTriesEveryActionFromTheFrameShown() {
        game.keyPressed(Key.of(KeyCode.C), false);
        assertThat(commands).containsExactly(new GameCommand.Pause());
        assertThat(game.panels().drawer().get()).isEqualTo(Drawer.CALIBRATE);
        game.accept(new GameEvent.Paused());
        assertThat(commands).as("not the small peek of a pause").containsExactly(new GameCommand.Pause(), TRY_OUT);
        assertThat(model.status().get()).isEqualTo("Trying action 1 of 8 …");

        film(0, step -> step, step -> 0);
        assertThat(model.status().get()).isEqualTo("Trying action 2 of 8 …");
        assertThat(model.films().get().get(0).frames())
                .hasSize(CalibrateModel.FRAMES + 1)
                .startsWith(HERE);
        assertThat(model.films().get().get(1).frames()).containsExactly(HERE);
    }

    @Test
    void standingGameIsNotPausedAgainAndLeavingAsksForTheSmallPeekAgain() {
        game.accept(new GameEvent.Paused());
        commands.clear();
        game.keyPressed(Key.of(KeyCode.C), false);
        assertThat(commands).containsExactly(TRY_OUT);

        game.keyPressed(Key.of(KeyCode.ESCAPE), false);
        assertThat(commands).containsExactly(TRY_OUT, new GameCommand.Peek(8, 4));
        assertThat(model.films().get()).as("pictures are let go").isEmpty();
        assertThat(game.panels().drawer().get()).isEqualTo(Drawer.CLOSED);
    }

    @Test
    void framesOfAnotherLookAreNotMixedIn() {
        open();
        game.accept(new GameEvent.Tried(3, 0, 1, hills(9, 9)));
        game.accept(new GameEvent.Tried(7, 0, 5, hills(9, 9)));
        assertThat(model.films().get().get(0).frames()).containsExactly(HERE);

        game.accept(new GameEvent.Tried(7, 0, 1, hills(1, 0)));
        game.accept(new GameEvent.Tried(7, 0, 2, hills(2, 0)));
        game.accept(new GameEvent.Tried(7, 0, 1, hills(8, 0)));
        assertThat(model.films().get().get(0).frames())
                .as("the device changed and the action began again")
                .containsExactly(HERE, hills(8, 0));
    }

    @Test
    void filmPlaysAtTheWorldsRateStandsAtItsEndAndBeginsAgain() {
        open();
        film(2, step -> step, step -> 0);
        CalibrateModel.Film film = model.films().get().get(2);
        long frame = 1_000_000_000L / 20;
        assertThat(model.frameAt(film, 0)).isEqualTo(HERE);
        assertThat(model.frameAt(film, 5 * frame)).isEqualTo(film.frames().get(5));
        assertThat(model.frameAt(film, 14 * frame)).isEqualTo(film.frames().getLast());
        assertThat(model.frameAt(film, 18 * frame)).isEqualTo(HERE);
    }

    /** The camera follows: the scenery goes the other way, and who jumps comes down again. */
    @Test
    void keysAreProposedFromWhereThePictureGoesAndTakenWithNames() {
        game.controls().rename(4, "dash");
        open();
        assertThat(model.canTake()).as("nothing was tried yet").isFalse();
        filmAll();

        assertThat(model.status().get())
                .isEqualTo("Each action held for 0.6 s from frame 7. Name what you see; keys that fit are proposed.");
        KeyMap proposed = model.proposal().get();
        assertThat(proposed.names())
                .containsExactly("action 1", "right", "action 3", "left", "dash", "jump", "action 7", "action 8");
        assertThat(proposed.printed(1, KeyLayout.US)).isEqualTo("D →");
        assertThat(proposed.printed(3, KeyLayout.US)).isEqualTo("A ←");
        assertThat(proposed.printed(5, KeyLayout.US)).isEqualTo("W ↑");
        assertThat(model.canTake()).isTrue();

        model.take();
        assertThat(game.controls().names().get()).isEqualTo(proposed.names());
        assertThat(game.controls().keys().get().findAction(KeyCode.RIGHT)).hasValue(1);
        assertThat(model.canTake()).as("it is taken").isFalse();

        model.putBack();
        assertThat(game.controls().names().get()).contains("action 2", "dash");
        assertThat(game.controls().keys().get().findAction(KeyCode.RIGHT)).isEmpty();
        assertThat(model.canTake()).isTrue();
    }

    @Test
    void worldInWhichNothingMovesIsSaidToBeSoAndNoNameIsProposed() {
        open();
        for (int action = 0; action < 8; action++) {
            film(action, step -> 0, step -> 0);
        }
        assertThat(model.status().get()).contains("None was seen to go left or right");
        assertThat(model.proposal().get().names())
                .isEqualTo(game.controls().names().get());
    }

    @Test
    void nameThatThePlayerGaveIsFollowedAndNotOverwritten() {
        game.controls().rename(1, "stand");
        game.controls().rename(6, "left");
        open();
        filmAll();

        assertThat(model.proposal().get().names())
                .as("1 goes right but is called otherwise; left is told, so 3 stays nameless")
                .containsExactly("action 1", "stand", "action 3", "action 4", "action 5", "jump", "left", "action 8");
        assertThat(model.proposal().get().printed(6, KeyLayout.US)).isEqualTo("A ←");
    }

    @Test
    void playerWhoMovesBeforeASceneryThatStandsIsSeenToo() {
        Motion motion = Motion.NONE;
        for (int step = 0; step < 6; step++) {
            motion = motion.then(withPlayer(20 + 2 * step, 24), withPlayer(22 + 2 * step, 24));
        }
        assertThat(motion.right()).isBetween(8.0, 16.0);
        assertThat(Motion.NONE.then(withPlayer(20, 24), withPlayer(20, 20)).highest())
                .isBetween(3.0, 5.0);
        assertThat(Motion.NONE.then(HERE, HERE)).isEqualTo(Motion.NONE);
    }

    private void open() {
        game.accept(new GameEvent.Paused());
        game.panels().toggle(Drawer.CALIBRATE);
    }

    /** Action 1 goes right, 3 left, 5 jumps; the others stand. */
    private void filmAll() {
        for (int action = 0; action < 8; action++) {
            int speed = action == 1 ? 2 : action == 3 ? -1 : 0;
            boolean jumps = action == 5;
            film(action, step -> speed * step, step -> jumps ? Math.min(step, CalibrateModel.FRAMES - step) : 0);
        }
    }

    /** What is seen through a camera that goes so far right and up. */
    private void film(int action, IntUnaryOperator right, IntUnaryOperator up) {
        for (int step = 1; step <= CalibrateModel.FRAMES; step++) {
            game.accept(new GameEvent.Tried(7, action, step, hills(right.applyAsInt(step), up.applyAsInt(step))));
        }
    }

    /** A piece of an endless pattern in which no block is like its neighbours. */
    private static Picture hills(int right, int up) {
        byte[] bgra = new byte[64 * 64 * 4];
        for (int i = 0; i < 64 * 64; i++) {
            paint(bgra, i, value(Math.floorDiv(i % 64 + right, 3), Math.floorDiv(i / 64 - up, 3)));
        }
        return new Picture(64, 64, bgra);
    }

    private static Picture withPlayer(int x, int y) {
        byte[] bgra = hills(0, 0).bgra().clone();
        for (int i = 0; i < 64 * 64; i++) {
            int column = i % 64 - x;
            int row = i / 64 - y;
            if (column >= 0 && column < 10 && row >= 0 && row < 10) {
                paint(bgra, i, value(column / 2 + 100, row / 2 + 100));
            }
        }
        return new Picture(64, 64, bgra);
    }

    private static int value(int x, int y) {
        int hash = x * 0x9E3779B1 ^ y * 0x85EBCA6B;
        hash ^= hash >>> 15;
        return hash * 0x2C1B3C6D >>> 24;
    }

    private static void paint(byte[] bgra, int pixel, int value) {
        bgra[4 * pixel] = (byte) value;
        bgra[4 * pixel + 1] = (byte) value;
        bgra[4 * pixel + 2] = (byte) value;
        bgra[4 * pixel + 3] = (byte) 255;
    }
}
