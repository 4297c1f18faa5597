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
import dev.djinn.runtime.onnx.Device;
import dev.djinn.runtime.onnx.DeviceProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
        assertThat(model.keyPressed(key, false)).isTrue();
        assertThat(wanted()).isEqualTo(action);
        assertThat(model.held().get()).containsExactly(action);

        model.keyReleased(key);
        assertThat(wanted()).isEqualTo(IDLE);
        assertThat(model.held().get()).isEmpty();
    }

    /** Fault 32: key repeat. */
    @Test
    void repeatedKeyPressesOfAHeldKeyChangeNothing() {
        model.keyPressed(KeyCode.A, false);
        model.keyPressed(KeyCode.D, false);
        model.keyPressed(KeyCode.A, false);
        assertThat(wanted()).as("A was not pressed again, it was repeated").isEqualTo(2);

        model.keyReleased(KeyCode.A);
        assertThat(wanted()).isEqualTo(2);
        model.keyReleased(KeyCode.D);
        assertThat(wanted()).isEqualTo(IDLE);
    }

    @Test
    void keyPressedLastWinsAndTheOneBeforeComesBack() {
        model.keyPressed(KeyCode.A, false);
        model.keyPressed(KeyCode.K, false);
        assertThat(wanted()).isEqualTo(5);
        assertThat(model.held().get()).containsExactly(0, 5);

        model.keyReleased(KeyCode.K);
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
        model.keyPressed(KeyCode.A, false);
        model.keyPressed(KeyCode.DIGIT5, false);

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
        model.keyPressed(KeyCode.SPACE, false);
        model.accept(new GameEvent.Paused());
        model.keyPressed(KeyCode.SPACE, false);

        assertThat(commands).containsExactly(new GameCommand.Pause(), new GameCommand.Resume());
    }

    @Test
    void periodStepsAndRRestarts() {
        model.keyPressed(KeyCode.PERIOD, false);
        model.keyPressed(KeyCode.R, false);

        assertThat(commands).containsExactly(new GameCommand.StepOnce(), new GameCommand.Restart());
    }

    @Test
    void droppedOrChosenPictureIsPlayed() {
        Prompt prompt = new Prompt("grey", () -> ToyWorld.grey(1));
        model.drop(List.of(Path.of("a.png"), Path.of("b.png")));
        model.choose(prompt);
        model.drop(List.of());

        assertThat(commands)
                .containsExactly(
                        new GameCommand.OpenPicture(Path.of("a.png")), new GameCommand.UsePicture(prompt.source()));
    }

    @Test
    void controlOPausesAndAsksForAPicture() {
        assertThat(model.keyPressed(KeyCode.O, true)).isTrue();

        assertThat(windowCalls).containsExactly("choose");
        assertThat(commands).containsExactly(new GameCommand.Pause());
    }

    @Test
    void actionKeysWithControlAreNotActions() {
        assertThat(model.keyPressed(KeyCode.S, true)).isFalse();
        assertThat(wanted()).isEqualTo(IDLE);
    }

    @Test
    void escapeLeavesHelpThenFullScreenThenPauses() {
        model.keyPressed(KeyCode.F11, false);
        model.keyPressed(KeyCode.F1, false);
        assertThat(model.helpShown().get()).isTrue();
        assertThat(commands).as("help pauses").containsExactly(new GameCommand.Pause());

        model.keyPressed(KeyCode.ESCAPE, false);
        assertThat(model.helpShown().get()).isFalse();
        model.keyPressed(KeyCode.ESCAPE, false);
        assertThat(model.fullScreen().get()).isFalse();
        assertThat(windowCalls).containsExactly("full true", "full false");

        model.accept(new GameEvent.Paused());
        model.accept(new GameEvent.Running());
        model.keyPressed(KeyCode.ESCAPE, false);
        assertThat(commands).hasSize(2);
    }

    @Test
    void keysThatMeanNothingAreLeftToOthers() {
        assertThat(model.keyPressed(KeyCode.TAB, false)).isFalse();
        assertThat(model.keyPressed(KeyCode.Z, false)).isFalse();
    }

    @Test
    void figuresFollowTheFrames() {
        model.accept(frame(412, OptionalInt.of(2), 31.4, 20));
        assertThat(model.hud().get()).isEqualTo(new Hud("frame 0412", "action 3", "20.0 fps", "31 ms"));

        model.accept(frame(413, OptionalInt.of(IDLE), 31.4, 0));
        assertThat(model.hud().get()).isEqualTo(new Hud("frame 0413", "action 7 (idle)", "20.0 fps", "31 ms"));

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
        model.openPicture(Path.of("a.png"));

        assertThat(commands).isEmpty();
        assertThat(model.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(model.message().get()).isEqualTo("the world is damaged");
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
        public void setFullScreen(boolean fullScreen) {
            windowCalls.add("full " + fullScreen);
        }

        @Override
        public void close() {
            windowCalls.add("close");
        }
    }
}
