package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Prompt;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.GameEvent.FrameReady;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Device;
import dev.djinn.runtime.onnx.DeviceProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs without any JavaFX window. */
class PlayModelTest {
    private static final int IDLE = ToyWorld.QUIET;

    private final List<GameCommand> commands = new ArrayList<>();
    private final List<String> windowCalls = new ArrayList<>();
    private final PlayerInput input = new PlayerInput();
    private final PlayModel model = new PlayModel(commands::add, input, new Still());

    @BeforeEach
    void begin() {
        ToyWorld world = new ToyWorld();
        model.accept(new GameEvent.Opened(world.manifest(), world.device(), IDLE));
        model.accept(new GameEvent.Running());
    }

    private int wanted() {
        return input.take(IDLE);
    }

    @Test
    void aLostGpuIsToldForTenSecondsAndTheStatusBarFollows() {
        DeviceProbe cpu = new DeviceProbe(Device.CPU, Optional.of("the GPU gave up"));
        model.accept(new GameEvent.Moved(cpu));

        assertThat(model.message().get()).isEqualTo("The GPU failed, the game goes on on the CPU: the GPU gave up");
        assertThat(model.device().get()).contains(cpu);
        assertThat(model.phase().get()).isEqualTo(Phase.RUNNING);
        ToyWorld world = new ToyWorld();
        long frames = Math.round(10 * world.manifest().frame().rate());
        for (int i = 1; i <= frames; i++) {
            assertThat(model.message().get()).isNotEmpty();
            model.accept(new FrameReady(new Moment(i, OptionalInt.of(0), new long[0], ToyWorld.grey(1)), 1, 20));
        }
        assertThat(model.message().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DIGIT1,0", "DIGIT8,7", "A,0", "S,1", "D,2", "F,3", "J,4", "K,5", "L,6", "SEMICOLON,7"})
    void keyNIsCodeNMinusOne(KeyCode key, int action) {
        assertThat(model.keyPressed(Key.of(key), false)).isTrue();
        assertThat(wanted()).isEqualTo(action);
        assertThat(model.held().get()).containsExactly(action);

        model.keyReleased(Key.of(key));
        assertThat(wanted()).isEqualTo(IDLE);
        assertThat(model.held().get()).isEmpty();
    }

    /** Fault 32: key repeat. */
    @Test
    void repeatedKeyPressesOfAHeldKeyChangeNothing() {
        model.keyPressed(Key.of(KeyCode.A), false);
        model.keyPressed(Key.of(KeyCode.D), false);
        model.keyPressed(Key.of(KeyCode.A), false);
        assertThat(wanted()).as("A was not pressed again, it was repeated").isEqualTo(2);

        model.keyReleased(Key.of(KeyCode.A));
        assertThat(wanted()).isEqualTo(2);
        model.keyReleased(Key.of(KeyCode.D));
        assertThat(wanted()).isEqualTo(IDLE);
    }

    @Test
    void keyPressedLastWinsAndTheOneBeforeComesBack() {
        model.keyPressed(Key.of(KeyCode.A), false);
        model.keyPressed(Key.of(KeyCode.K), false);
        assertThat(wanted()).isEqualTo(5);
        assertThat(model.held().get()).containsExactly(0, 5);

        model.keyReleased(Key.of(KeyCode.K));
        assertThat(wanted()).isEqualTo(0);
    }

    @Test
    void mouseOnACapHoldsItsAction() {
        model.capPressed(4);
        assertThat(wanted()).isEqualTo(4);
        model.capReleased(4);
        assertThat(wanted()).isEqualTo(IDLE);
    }

    /** Fault 32: focus loss. */
    @Test
    void losingTheKeyboardReleasesEveryKeyAndPauses() {
        model.keyPressed(Key.of(KeyCode.A), false);
        model.keyPressed(Key.of(KeyCode.DIGIT5), false);

        model.focusChanged(false);

        assertThat(wanted()).isEqualTo(IDLE);
        assertThat(model.held().get()).isEmpty();
        assertThat(commands).containsExactly(new GameCommand.Pause());
        model.focusChanged(true);
        assertThat(commands).as("going on is up to the player").hasSize(1);
    }

    /** Fault 32: focus loss. */
    @Test
    void losingTheKeyboardWhileTheWorldOpensPausesItOnceItIsOpen() {
        PlayModel opening = new PlayModel(commands::add, input, new Still());
        opening.focusChanged(true);
        opening.focusChanged(false);
        assertThat(commands).as("nothing to pause yet").isEmpty();

        opening.accept(new GameEvent.Running());

        assertThat(commands).containsExactly(new GameCommand.Pause());
    }

    @Test
    void windowThatWasNotGivenTheKeyboardYetStillOpensRunning() {
        PlayModel opening = new PlayModel(commands::add, input, new Still());
        opening.focusChanged(false);

        opening.accept(new GameEvent.Running());

        assertThat(commands).isEmpty();
    }

    @Test
    void spacePausesAndGoesOn() {
        model.keyPressed(Key.of(KeyCode.SPACE), false);
        model.accept(new GameEvent.Paused());
        model.keyPressed(Key.of(KeyCode.SPACE), false);

        assertThat(commands)
                .containsExactly(new GameCommand.Pause(), new GameCommand.Peek(8, 4), new GameCommand.Resume());
    }

    @Test
    void periodStepsAndRRestarts() {
        model.keyPressed(Key.of(KeyCode.PERIOD), false);
        model.keyPressed(Key.of(KeyCode.R), false);

        assertThat(commands).containsExactly(new GameCommand.StepOnce(), new GameCommand.Restart());
    }

    @Test
    void droppedOrChosenPictureIsPlayed() {
        Prompt prompt = new Prompt("grey", () -> ToyWorld.grey(1));
        model.beginnings().drop(List.of(Path.of("a.png"), Path.of("b.png")));
        model.beginnings().choose(prompt);
        model.beginnings().drop(List.of());

        assertThat(commands)
                .containsExactly(
                        new GameCommand.OpenPicture(Path.of("a.png")), new GameCommand.UsePicture(prompt.source()));
    }

    @Test
    void controlOPausesAndAsksForAPicture() {
        assertThat(model.keyPressed(Key.of(KeyCode.O), true)).isTrue();

        assertThat(windowCalls).containsExactly("choose");
        assertThat(commands).containsExactly(new GameCommand.Pause());
    }

    @Test
    void actionKeysWithControlAreNotActions() {
        assertThat(model.keyPressed(Key.of(KeyCode.S), true)).isFalse();
        assertThat(wanted()).isEqualTo(IDLE);
    }

    @Test
    void escapeLeavesHelpThenFullScreenThenPauses() {
        model.keyPressed(Key.of(KeyCode.F11), false);
        model.keyPressed(Key.of(KeyCode.F1), false);
        assertThat(model.panels().help().get()).isTrue();
        assertThat(commands).as("help pauses").containsExactly(new GameCommand.Pause());

        model.keyPressed(Key.of(KeyCode.ESCAPE), false);
        assertThat(model.panels().help().get()).isFalse();
        model.keyPressed(Key.of(KeyCode.ESCAPE), false);
        assertThat(model.fullScreen().get()).isFalse();
        assertThat(windowCalls).containsExactly("full true", "full false");

        model.accept(new GameEvent.Paused());
        model.accept(new GameEvent.Running());
        model.keyPressed(Key.of(KeyCode.ESCAPE), false);
        assertThat(commands)
                .containsExactly(new GameCommand.Pause(), new GameCommand.Peek(8, 4), new GameCommand.Pause());
    }

    @Test
    void keysThatMeanNothingAreLeftToOthers() {
        assertThat(model.keyPressed(Key.of(KeyCode.Z), false)).isFalse();
        assertThat(model.shiftedKeyPressed(Key.of(KeyCode.TAB), false))
                .as("moves the focus")
                .isFalse();
    }

    @Test
    void figuresFollowTheFrames() {
        model.accept(frame(412, OptionalInt.of(2), 31.4, 20));
        assertThat(model.hud().get()).isEqualTo(new Hud("frame 0412", "action 3", "20.0 fps", "31 ms", true));

        model.accept(frame(413, OptionalInt.of(IDLE), 31.4, 0));
        assertThat(model.hud().get()).isEqualTo(new Hud("frame 0413", "action 7 (idle)", "20.0 fps", "31 ms", true));

        model.accept(frame(0, OptionalInt.empty(), 0, 0));
        assertThat(model.hud().get().action()).isEqualTo("prompt");
    }

    /** Fault 22: the badge. */
    @Test
    void machineTooSlowForTheWorldIsToldSo() {
        model.accept(frame(9, OptionalInt.of(1), 240, 4));

        assertThat(model.hud().get().rate()).isEqualTo("4.0 fps here, 20.0 wanted");
    }

    @Test
    void refusalIsShownUntilTheGameGoesOn() {
        model.accept(new GameEvent.Refused("that is no picture"));
        assertThat(model.message().get()).isEqualTo("that is no picture");

        model.accept(new GameEvent.Running());
        assertThat(model.message().get()).isEmpty();
    }

    @Test
    void gameThatEndedTakesNoCommandsAndKnowsItsExitCode() {
        model.accept(new GameEvent.Ended(ExitCode.BAD_INPUT, "the world is damaged"));
        model.togglePause();
        model.stepOnce();
        model.restart();
        model.beginnings().open(Path.of("a.png"));

        assertThat(commands).isEmpty();
        assertThat(model.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(model.message().get()).isEqualTo("the world is damaged");
    }

    /** Fault 31: unplugged while held. */
    @Test
    void padUnpluggedWhileHeldReleasesAndPausesAndSaysSo() {
        model.padEvent(new PadEvent.Connected(7, "Test Pad"));
        model.padEvent(new PadEvent.Pressed(7, PadControl.EAST));
        assertThat(wanted()).isEqualTo(4);
        assertThat(model.held().get()).containsExactly(4);

        model.padEvent(new PadEvent.Disconnected(7));

        assertThat(wanted()).isEqualTo(IDLE);
        assertThat(model.held().get()).isEmpty();
        assertThat(commands).containsExactly(new GameCommand.Pause());
        assertThat(model.message().get()).contains("Test Pad was unplugged");
    }

    /** Fault 31: two identical pads. */
    @Test
    void unpluggingAPadThatHoldsNothingLeavesItsTwinAndTheKeysAlone() {
        model.padEvent(new PadEvent.Connected(7, "Twin"));
        model.padEvent(new PadEvent.Connected(8, "Twin"));
        model.padEvent(new PadEvent.Pressed(8, PadControl.EAST));
        model.padEvent(new PadEvent.Pressed(7, PadControl.EAST));
        model.padEvent(new PadEvent.Released(7, PadControl.EAST));
        model.padEvent(new PadEvent.Disconnected(7));

        assertThat(wanted()).isEqualTo(4);
        assertThat(commands).isEmpty();
    }

    @Test
    void padStartPausesAndBackSteps() {
        model.padEvent(new PadEvent.Pressed(7, PadControl.START));
        model.accept(new GameEvent.Paused());
        commands.clear();
        model.padEvent(new PadEvent.Pressed(7, PadControl.BACK));
        model.padEvent(new PadEvent.Pressed(7, PadControl.START));

        assertThat(commands).containsExactly(new GameCommand.StepOnce(), new GameCommand.Resume());
    }

    @Test
    void padsRightStickRewindsGoesFastAndSetsTheSpeed() {
        press(PadControl.RIGHT_STICK_LEFT);
        press(PadControl.RIGHT_STICK_RIGHT);
        release(PadControl.RIGHT_STICK_LEFT);
        release(PadControl.RIGHT_STICK_RIGHT);
        press(PadControl.RIGHT_STICK_UP);
        release(PadControl.RIGHT_STICK_UP);
        press(PadControl.RIGHT_STICK_DOWN);

        assertThat(commands)
                .containsExactly(
                        new GameCommand.Rewind(1),
                        new GameCommand.Rewind(4),
                        new GameCommand.Speed(4),
                        new GameCommand.EndRewind(),
                        new GameCommand.Speed(1),
                        new GameCommand.Speed(2),
                        new GameCommand.Speed(1));
    }

    /** Fault 31: unplugged while held. */
    @Test
    void padUnpluggedWhileItRewindsLetsGoAndPauses() {
        press(PadControl.RIGHT_STICK_LEFT);
        commands.clear();
        model.padEvent(new PadEvent.Disconnected(7));

        assertThat(commands).containsExactly(new GameCommand.EndRewind(), new GameCommand.Pause());
    }

    private void press(PadControl control) {
        model.padEvent(new PadEvent.Pressed(7, control));
    }

    private void release(PadControl control) {
        model.padEvent(new PadEvent.Released(7, control));
    }

    @Test
    void padIsNotHeardWhileAnotherWindowHasTheKeyboard() {
        model.focusChanged(true);
        model.focusChanged(false);
        model.padEvent(new PadEvent.Pressed(7, PadControl.EAST));
        assertThat(wanted()).isEqualTo(IDLE);

        model.focusChanged(true);
        model.padEvent(new PadEvent.Pressed(7, PadControl.WEST));
        assertThat(wanted()).isEqualTo(5);
    }

    @Test
    void losingTheKeyboardEndsToggledActionsToo() {
        model.controls().choose(KeyMode.TOGGLE);
        model.keyPressed(Key.of(KeyCode.A), false);
        model.keyReleased(Key.of(KeyCode.A));
        assertThat(wanted()).isEqualTo(0);

        model.focusChanged(false);

        assertThat(wanted()).isEqualTo(IDLE);
    }

    @Test
    void controlsPauseTheGameAndTakeTheKeyboardUntilTheyAreLeft() {
        model.keyPressed(Key.of(KeyCode.F2), false);
        assertThat(commands).containsExactly(new GameCommand.Pause());
        assertThat(model.keyPressed(Key.of(KeyCode.A), false))
                .as("for a name's field")
                .isFalse();
        assertThat(wanted()).isEqualTo(IDLE);

        model.keyPressed(Key.of(KeyCode.ESCAPE), false);
        assertThat(model.controls().shown().get()).isFalse();
        model.keyPressed(Key.of(KeyCode.A), false);
        assertThat(wanted()).isEqualTo(0);
    }

    @Test
    void pausedGamePeeksFromEachFrameItShowsAndARunningOneWhenAsked() {
        model.keyPressed(Key.of(KeyCode.DIGIT0), false);
        assertThat(commands).containsExactly(new GameCommand.Peek(8, 4));
        model.accept(frame(1, OptionalInt.of(2), 1, 20));
        assertThat(commands).hasSize(1);

        model.accept(new GameEvent.Paused());
        model.accept(frame(2, OptionalInt.of(2), 1, 20));
        assertThat(commands).hasSize(3).containsOnly(new GameCommand.Peek(8, 4));

        model.togglePause();
        commands.clear();
        model.accept(frame(3, OptionalInt.of(2), 1, 20));
        assertThat(commands).as("the game is about to go on").isEmpty();
    }

    @Test
    void glimpsesAreCurrentUntilTheGameGoesOnAndGoneWithAnotherPicture() {
        model.accept(frame(5, OptionalInt.of(2), 1, 20));
        model.accept(new GameEvent.Peeked(5, 3, ToyWorld.grey(9)));
        assertThat(model.glimpses().get().find(3)).contains(ToyWorld.grey(9));
        assertThat(model.glimpses().get().isCurrent(3)).isTrue();
        assertThat(model.glimpses().get().find(4)).isEmpty();

        model.accept(frame(6, OptionalInt.of(2), 1, 20));
        assertThat(model.glimpses().get().find(3)).isPresent();
        assertThat(model.glimpses().get().isCurrent(3)).isFalse();

        model.beginnings().drop(List.of(Path.of("a.png")));
        assertThat(model.glimpses().get().find(3)).isEmpty();
    }

    @Test
    void noticeOfTheStartIsStillThereWhenTheGameRuns() {
        PlayModel opening = new PlayModel(commands::add, input, new Still());
        opening.tell("the controls were put aside");
        opening.accept(new GameEvent.Running());
        assertThat(opening.message().get()).isEqualTo("the controls were put aside");

        opening.accept(new GameEvent.Paused());
        opening.accept(new GameEvent.Running());
        assertThat(opening.message().get()).isEmpty();
    }

    private static FrameReady frame(long number, OptionalInt action, double millis, double rate) {
        return new FrameReady(new Moment(number, action, new long[0], ToyWorld.grey(1)), millis, rate);
    }

    /** Writes down what is asked of it. */
    private final class Still implements Window {
        @Override
        public void choosePicture() {
            windowCalls.add("choose");
        }

        @Override
        public void paste() {
            windowCalls.add("paste");
        }

        @Override
        public void read(Path file, Consumer<Picture> use) {
            windowCalls.add("read " + file);
        }

        @Override
        public void setFullScreen(boolean fullScreen) {
            windowCalls.add("full " + fullScreen);
        }

        @Override
        public void close() {
            windowCalls.add("close");
        }
    }
}
