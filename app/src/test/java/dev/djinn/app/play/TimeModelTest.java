package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.GameEvent.FrameReady;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.engine.session.Branch;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Place;
import dev.djinn.engine.session.TimelineView;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys go through the whole play model; runs without any JavaFX window. */
class TimeModelTest {
    private final List<GameCommand> commands = new ArrayList<>();
    private final PlayModel model = new PlayModel(commands::add, new PlayerInput(), new NoWindow());
    private final TimeModel time = model.time();

    @BeforeEach
    void begin() {
        ToyWorld world = new ToyWorld();
        model.accept(new GameEvent.Opened(world.manifest(), world.device(), ToyWorld.QUIET));
        stands(new Place(1, 0), 0, 0, branch(1, 0));
        show(0);
        model.accept(new GameEvent.Running());
    }

    @Test
    void rewindLastsAsLongAsBackspaceIsHeldWhateverTheKeyboardRepeats() {
        model.keyPressed(Key.of(KeyCode.BACK_SPACE), false);
        model.keyPressed(Key.of(KeyCode.BACK_SPACE), false);
        model.accept(new GameEvent.Rewinding());
        assertThat(model.phase().get()).isEqualTo(Phase.REWINDING);
        model.keyReleased(Key.of(KeyCode.BACK_SPACE));
        model.accept(new GameEvent.Running());

        assertThat(commands).containsExactly(new GameCommand.Rewind(1), new GameCommand.EndRewind());
        assertThat(model.phase().get()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void tabHeldGoesFastAndBothTogetherRewindFast() {
        model.keyPressed(Key.of(KeyCode.TAB), false);
        assertThat(time.speed().get()).isEqualTo(4);
        model.keyPressed(Key.of(KeyCode.BACK_SPACE), false);
        model.keyReleased(Key.of(KeyCode.TAB));
        model.keyReleased(Key.of(KeyCode.BACK_SPACE));

        assertThat(commands)
                .containsExactly(
                        new GameCommand.Speed(4),
                        new GameCommand.Speed(1),
                        new GameCommand.Rewind(4),
                        new GameCommand.Rewind(1),
                        new GameCommand.EndRewind());
    }

    /** Fault 32: focus loss. */
    @Test
    void losingTheKeyboardEndsRewindAndFastForward() {
        model.keyPressed(Key.of(KeyCode.BACK_SPACE), false);
        model.accept(new GameEvent.Rewinding());
        commands.clear();

        model.focusChanged(false);

        assertThat(commands).containsExactly(new GameCommand.EndRewind(), new GameCommand.Pause());
        model.keyReleased(Key.of(KeyCode.BACK_SPACE));
        assertThat(commands).hasSize(2);
    }

    @Test
    void speedHasFivePacesAndEndsAtBothSides() {
        for (int i = 0; i < 4; i++) {
            model.keyPressed(Key.of(KeyCode.MINUS), false);
        }
        assertThat(time.speed().get()).isEqualTo(0.25);
        for (int i = 0; i < 9; i++) {
            model.keyPressed(Key.of(KeyCode.EQUALS), false);
        }
        assertThat(time.speed().get()).isEqualTo(4);
        time.normalSpeed();

        assertThat(commands)
                .containsExactly(
                        new GameCommand.Speed(0.5),
                        new GameCommand.Speed(0.25),
                        new GameCommand.Speed(0.5),
                        new GameCommand.Speed(1),
                        new GameCommand.Speed(2),
                        new GameCommand.Speed(4),
                        new GameCommand.Speed(1));
    }

    /** Fault 22: the badge compares with the speed that was chosen. */
    @Test
    void slowGameThatIsWantedSlowIsNotCalledTooSlow() {
        model.keyPressed(Key.of(KeyCode.MINUS), false);
        model.accept(new FrameReady(moment(1), 9, 10));
        assertThat(model.hud().get().rate()).isEqualTo("10.0 fps");

        model.keyPressed(Key.of(KeyCode.TAB), false);
        model.accept(new FrameReady(moment(2), 9, 21));
        assertThat(model.hud().get().rate()).isEqualTo("21.0 fps here, 80.0 wanted");
    }

    @Test
    void commaAndPeriodGoThroughWhatWasPlayedAndPeriodDreamsAtItsEnd() {
        stands(new Place(1, 5), 0, 5, branch(1, 5));
        show(5);
        model.keyPressed(Key.of(KeyCode.COMMA), false);
        stands(new Place(1, 4), 0, 5, branch(1, 5));
        show(4);
        model.keyPressed(Key.of(KeyCode.PERIOD), false);
        stands(new Place(1, 5), 0, 5, branch(1, 5));
        show(5);
        model.keyPressed(Key.of(KeyCode.PERIOD), false);

        assertThat(commands)
                .containsExactly(new GameCommand.Scrub(4), new GameCommand.Scrub(5), new GameCommand.StepOnce());
    }

    @Test
    void periodWithAnActionHeldInThePastPlaysThatAction() {
        stands(new Place(1, 2), 0, 5, branch(1, 5));
        show(2);
        model.keyPressed(Key.of(KeyCode.D), false);
        model.keyPressed(Key.of(KeyCode.PERIOD), false);

        assertThat(commands).containsExactly(new GameCommand.StepOnce());
    }

    @Test
    void dragAsksForOneFrameAtATimeAndEndsWhereTheHandEnds() {
        stands(new Place(1, 900), 0, 900, branch(1, 900));
        show(900);
        for (int frame = 800; frame >= 100; frame -= 10) {
            time.scrubTo(frame);
        }
        assertThat(commands).containsExactly(new GameCommand.Scrub(800));

        stands(new Place(1, 800), 0, 900, branch(1, 900));
        show(800);
        assertThat(commands).containsExactly(new GameCommand.Scrub(800), new GameCommand.Scrub(100));
        stands(new Place(1, 100), 0, 900, branch(1, 900));
        assertThat(commands).hasSize(2);
    }

    @Test
    void framePastForgettingIsNotAskedForAndARefusalEndsTheWaiting() {
        stands(new Place(1, 900), 400, 900, branch(1, 900));
        show(900);
        model.keyPressed(Key.of(KeyCode.HOME), false);
        model.accept(new GameEvent.Refused("no"));
        model.keyPressed(Key.of(KeyCode.PAGE_UP), false);

        assertThat(commands).containsExactly(new GameCommand.Scrub(400), new GameCommand.Scrub(880));
    }

    @Test
    void barGrowsWithTheGameAndKeepsWhatWasPlayedWhenItIsRewound() {
        for (int frame = 1; frame <= 30; frame++) {
            show(frame);
        }
        for (int frame = 29; frame >= 10; frame--) {
            show(frame);
        }

        assertThat(time.reel().get()).isEqualTo(new Reel(0, 10, 30, List.of()));
        assertThat(time.reel().get().hasFuture()).isTrue();
    }

    @Test
    void marksAreWhereBranchesLeaveTheWayToTheNewestFrameAndNowhereElse() {
        TimelineView view = new TimelineView(
                new Place(3, 40),
                0,
                60,
                List.of(
                        branch(1, 100),
                        fork(2, 1, 10, 50),
                        fork(3, 1, 30, 60),
                        fork(4, 1, 80, 90),
                        fork(5, 3, 45, 70),
                        fork(6, 2, 20, 25)));
        model.accept(new GameEvent.Timeline(view));

        assertThat(time.reel().get().forks()).containsExactly(10L, 30L, 45L);
    }

    @Test
    void listReadsAsATreeWithTheNewestPictureOfEachBranchAndReturnsToAnother() {
        show(1);
        stands(new Place(2, 1), 0, 1, branch(1, 1), fork(2, 1, 0, 1));
        model.accept(new FrameReady(new Moment(1, OptionalInt.of(0), new long[0], ToyWorld.grey(40)), 1, 20));
        stands(new Place(4, 0), 0, 0, branch(1, 1), fork(2, 1, 0, 1), fork(3, 1, 1, 7), branch(4, 0));

        List<BranchRow> rows = time.branchRows();
        assertThat(rows).extracting(row -> row.branch().id()).containsExactly(1, 2, 3, 4);
        assertThat(rows).extracting(BranchRow::depth).containsExactly(0, 1, 1, 0);
        assertThat(rows).extracting(BranchRow::isCurrent).containsExactly(false, false, false, true);
        assertThat(rows.get(0).picture()).contains(grey(1));
        assertThat(rows.get(1).picture()).contains(ToyWorld.grey(40));
        assertThat(rows.get(1).story()).isEqualTo("leaves at 0 · ends at 1");

        time.switchTo(rows.get(1));
        time.switchTo(rows.get(3));
        assertThat(commands).containsExactly(new GameCommand.SwitchTo(2));
    }

    /** Fault 36: a huge tree. */
    @Test
    void picturesOfAHugeTreeAreFewAndTheListIsStillMade() {
        List<Branch> branches = new ArrayList<>(List.of(branch(1, 9)));
        for (int id = 2; id <= 20_000; id++) {
            branches.add(fork(id, id - 1, 1, 2));
        }
        for (int id = 2; id <= 200; id++) {
            model.accept(new GameEvent.Timeline(new TimelineView(new Place(id, 2), 0, 2, branches.subList(0, 200))));
            show(2);
        }
        model.accept(new GameEvent.Timeline(new TimelineView(new Place(20_000, 2), 0, 2, branches)));

        List<BranchRow> rows = time.branchRows();
        assertThat(rows).hasSize(20_000);
        assertThat(rows.stream().filter(row -> row.picture().isPresent())).hasSize(Branches.PICTURES);
        assertThat(rows.getLast().depth()).isEqualTo(19_999);
    }

    @Test
    void shiftRBeginsAnewFromTheFrameShownAndRFromThePrompt() {
        model.shiftedKeyPressed(Key.of(KeyCode.R), false);
        model.keyPressed(Key.of(KeyCode.R), false);

        assertThat(commands).containsExactly(new GameCommand.ReAnchor(), new GameCommand.Restart());
    }

    @Test
    void memoryFillsUpToTheWorldsWindowAndEmptiesAtAPrompt() {
        show(1);
        assertThat(time.memory().get().filled()).isEqualTo(2.0 / (ToyWorld.WINDOW - 1));
        show(50);
        assertThat(time.memory().get().filled()).isEqualTo(1);
        assertThat(time.memory().get().inWords()).isEqualTo("remembers 0.2 s");
        show(0);
        assertThat(time.memory().get().frames()).isOne();
    }

    @Test
    void drawerTakesTheKeyboardPausesAndLeavesByEscape() {
        model.keyPressed(Key.of(KeyCode.F4), false);
        assertThat(model.panels().drawer().get()).isEqualTo(Drawer.BRANCHES);
        assertThat(commands).containsExactly(new GameCommand.Pause());
        assertThat(model.keyPressed(Key.of(KeyCode.TAB), false))
                .as("moves the focus")
                .isFalse();
        assertThat(model.keyPressed(Key.of(KeyCode.BACK_SPACE), false)).isFalse();
        assertThat(model.keyPressed(Key.of(KeyCode.A), false)).isFalse();

        model.keyPressed(Key.of(KeyCode.F6), false);
        assertThat(model.panels().drawer().get()).isEqualTo(Drawer.SAVES);
        model.keyPressed(Key.of(KeyCode.ESCAPE), false);
        assertThat(model.panels().drawer().get()).isEqualTo(Drawer.CLOSED);
    }

    @Test
    void nothingIsAskedOfAGameThatIsNotOpen() {
        PlayModel opening = new PlayModel(commands::add, new PlayerInput(), new NoWindow());
        for (KeyCode key : List.of(KeyCode.BACK_SPACE, KeyCode.TAB, KeyCode.COMMA, KeyCode.PERIOD, KeyCode.END)) {
            opening.keyPressed(Key.of(key), false);
            opening.keyReleased(Key.of(key));
        }
        opening.shiftedKeyPressed(Key.of(KeyCode.R), false);

        assertThat(commands).isEmpty();
    }

    private void stands(Place here, long oldest, long last, Branch... branches) {
        model.accept(new GameEvent.Timeline(new TimelineView(here, oldest, last, List.of(branches))));
    }

    private void show(long frame) {
        model.accept(new FrameReady(moment(frame), 1, 20));
    }

    private static Moment moment(long frame) {
        return new Moment(
                frame, frame == 0 ? OptionalInt.empty() : OptionalInt.of(0), new long[0], grey((int) (frame % 60)));
    }

    private static Picture grey(int code) {
        return ToyWorld.grey(code);
    }

    private static Branch branch(int id, long last) {
        return new Branch(id, Branch.Kind.PROMPT, Optional.empty(), last);
    }

    private static Branch fork(int id, int parent, long at, long last) {
        return new Branch(id, Branch.Kind.FORK, Optional.of(new Place(parent, at)), last);
    }

    /** Does nothing. */
    static final class NoWindow implements Window {
        @Override
        public void choosePicture() {}

        @Override
        public void paste() {}

        @Override
        public void read(Path file, Consumer<Picture> use) {}

        @Override
        public void setFullScreen(boolean fullScreen) {}

        @Override
        public void close() {}
    }
}
