package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.ControlsModel.Device;
import dev.djinn.app.play.ControlsModel.Listening;
import dev.djinn.app.play.ControlsModel.Way;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.engine.toy.ToyWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fault 32: AZERTY, Dvorak. Play goes by where keys are and commands by what is printed on them. The codes and texts are those
 * that JavaFX was seen to tell of real keys under X11.
 */
class KeyLayoutTest {
    private static final int IDLE = ToyWorld.QUIET;

    private final List<GameCommand> commands = new ArrayList<>();
    private final PlayerInput input = new PlayerInput();
    private final PlayModel model = new PlayModel(commands::add, input, new TimeModelTest.NoWindow());

    @BeforeEach
    void begin() {
        ToyWorld world = new ToyWorld();
        model.accept(new GameEvent.Opened(world.manifest(), world.device(), IDLE));
        model.accept(new GameEvent.Running());
        commands.clear();
    }

    private boolean press(KeyCode code, String text) {
        Key key = model.controls().layout().get().find(code, text, false);
        boolean isOurs = model.keyPressed(key, false);
        model.keyReleased(key);
        return isOurs;
    }

    private OptionalInt played(KeyCode code, String text) {
        Key key = model.controls().layout().get().find(code, text, false);
        model.keyPressed(key, false);
        int wanted = input.take(-1);
        model.keyReleased(key);
        assertThat(input.take(-1)).as("released").isEqualTo(-1);
        return wanted < 0 ? OptionalInt.empty() : OptionalInt.of(wanted);
    }

    @ParameterizedTest
    @CsvSource({"Q,q,0", "S,s,1", "F,f,3", "M,m,7", "AMPERSAND,&,0", "UNDEFINED,é,1", "MINUS,-,5", "UNDEFINED,è,6"})
    void homeRowAndDigitsAreInTheirPlaceOnAzerty(KeyCode code, String text, int action) {
        model.controls().setLayout(Layouts.AZERTY);

        assertThat(played(code, text)).hasValue(action);
    }

    @ParameterizedTest
    @CsvSource({"A,a,0", "O,o,1", "E,e,2", "U,u,3", "H,h,4", "T,t,5", "N,n,6", "S,s,7"})
    void homeRowIsInItsPlaceOnDvorak(KeyCode code, String text, int action) {
        model.controls().setLayout(Layouts.DVORAK);

        assertThat(played(code, text)).hasValue(action);
    }

    @ParameterizedTest
    @CsvSource({"ф,0", "ы,1", "в,2", "а,3", "о,4", "л,5", "д,6", "ж,7"})
    void homeRowIsInItsPlaceWhereJavaFxHasNoCodeForTheLetters(String text, int action) {
        model.controls().setLayout(Layouts.RUSSIAN);

        assertThat(played(KeyCode.UNDEFINED, text)).hasValue(action);
    }

    @Test
    void directionsLieTogetherOnAzertyAndCapsSayWhatIsPrintedThere() {
        model.controls().take(List.of("left", "right", "jump", "duck", "a", "b", "c", "d"), Preset.WASD_AND_ARROWS);
        model.controls().setLayout(Layouts.AZERTY);

        assertThat(model.controls().printed(0, Device.KEYBOARD)).containsExactly("Q", "←");
        assertThat(model.controls().printed(2, Device.KEYBOARD)).containsExactly("Z", "↑");
        assertThat(Layouts.AZERTY.printed(KeyCode.DIGIT2))
                .as("typed with Shift")
                .isEqualTo("2");
        assertThat(played(KeyCode.Q, "q")).hasValue(0);
        assertThat(played(KeyCode.D, "d")).hasValue(1);
        assertThat(played(KeyCode.Z, "z")).hasValue(2);
        assertThat(played(KeyCode.S, "s")).hasValue(3);
        assertThat(played(KeyCode.LEFT, "")).hasValue(0);
    }

    @Test
    void capsLockAndShiftLeaveKeysWhereTheyAre() {
        assertThat(Layouts.AZERTY.find(KeyCode.A, "A", false).position()).isEqualTo(KeyCode.Q);
        assertThat(Layouts.AZERTY.find(KeyCode.A, "A", true).position()).isEqualTo(KeyCode.Q);
        assertThat(Layouts.AZERTY.find(KeyCode.AMPERSAND, "1", true).position()).isEqualTo(KeyCode.DIGIT1);
        assertThat(Layouts.QWERTZ.find(KeyCode.COMMA, ";", true).position()).isEqualTo(KeyCode.COMMA);
        assertThat(Layouts.DVORAK.find(KeyCode.COMMA, "<", true).position()).isEqualTo(KeyCode.W);
        assertThat(Layouts.DVORAK.find(KeyCode.LESS, "<", false).position()).isEqualTo(KeyCode.LESS);
    }

    @Test
    void keysThatAreInOnePlaceOnAllKeyboardsAreThemselves() {
        assertThat(Layouts.AZERTY.find(KeyCode.NUMPAD1, "1", false)).isEqualTo(Key.of(KeyCode.NUMPAD1));
        assertThat(Layouts.AZERTY.find(KeyCode.SUBTRACT, "-", false)).isEqualTo(Key.of(KeyCode.SUBTRACT));
        assertThat(Layouts.AZERTY.find(KeyCode.ENTER, "\r", false)).isEqualTo(Key.of(KeyCode.ENTER));
        assertThat(Layouts.AZERTY.find(KeyCode.SPACE, " ", false)).isEqualTo(Key.of(KeyCode.SPACE));
        assertThat(Layouts.AZERTY.find(KeyCode.F5, "", false)).isEqualTo(Key.of(KeyCode.F5));
        assertThat(KeyLayout.US.find(KeyCode.A, "a", false)).isEqualTo(Key.of(KeyCode.A));
    }

    @Test
    void lettersOfCommandsAreThosePrinted() {
        model.controls().setLayout(Layouts.DVORAK);

        assertThat(press(KeyCode.P, "p")).as("where a US keyboard has R").isFalse();
        assertThat(press(KeyCode.R, "r")).isTrue();
        assertThat(commands).containsExactly(new GameCommand.Restart());
    }

    /** Colemak prints R where the home row's second key is. */
    @Test
    void letterThatPlaysCommandsWhereAUsKeyboardHasIt() {
        model.controls().setLayout(Layouts.COLEMAK);
        assertThat(played(KeyCode.R, "r")).hasValue(1);
        assertThat(commands).isEmpty();

        Key shifted = Layouts.COLEMAK.find(KeyCode.R, "R", true);
        assertThat(model.shiftedKeyPressed(shifted, false)).isTrue();
        assertThat(input.take(-1)).as("with Shift too").isEqualTo(1);
        model.keyReleased(shifted);
        assertThat(commands).isEmpty();

        assertThat(press(KeyCode.P, "p")).as("where a US keyboard has R").isTrue();
        assertThat(commands).containsExactly(new GameCommand.Restart());
    }

    @Test
    void keyThatPlaysCanBeBoundThoughItsLetterCommandsElsewhere() {
        ControlsModel controls = model.controls();
        controls.setLayout(Layouts.COLEMAK);
        controls.listen(new Listening(1, Device.KEYBOARD, Way.REPLACE));
        press(KeyCode.R, "r");

        assertThat(controls.printed(1, Device.KEYBOARD)).containsExactly("R");
    }

    /** A key that only puts an accent on the next letter tells JavaFX nothing. */
    @Test
    void keyThatTypesNothingIsNotSaidToPlay() {
        model.controls().setLayout(Layouts.GREEK);

        assertThat(model.controls().printed(7, Device.KEYBOARD)).containsExactly("8");
        assertThat(model.controls().printed(0, Device.KEYBOARD)).containsExactly("Α", "1");
        assertThat(played(KeyCode.UNDEFINED, "λ")).hasValue(6);
    }

    @Test
    void lettersOfCommandsAreInTheirPlaceWhereThereAreNoLatinOnes() {
        model.controls().setLayout(Layouts.RUSSIAN);

        assertThat(press(KeyCode.UNDEFINED, "к")).isTrue();
        assertThat(commands).containsExactly(new GameCommand.Restart());
    }

    @Test
    void signsOfCommandsAreFoundWherePrintedAndWhereTheyWouldBe() {
        model.controls().setLayout(Layouts.AZERTY);
        assertThat(press(KeyCode.RIGHT_PARENTHESIS, ")")).as("the place of -").isTrue();
        assertThat(model.time().speed().get()).isLessThan(1);
        assertThat(press(KeyCode.EQUALS, "=")).isTrue();
        assertThat(model.time().speed().get()).isEqualTo(1);

        model.controls().setLayout(Layouts.QWERTZ);
        assertThat(press(KeyCode.MINUS, "-")).as("printed").isTrue();
        assertThat(model.time().speed().get()).isLessThan(1);
    }

    @Test
    void keyIsBoundByItsPlaceAndToldByWhatIsPrintedOnIt() {
        ControlsModel controls = model.controls();
        controls.setLayout(Layouts.AZERTY);
        controls.listen(new Listening(2, Device.KEYBOARD, Way.REPLACE));
        press(KeyCode.W, "w");

        assertThat(controls.note().get()).startsWith("W is now");
        assertThat(controls.printed(2, Device.KEYBOARD)).containsExactly("W");
        assertThat(controls.controls().get().keys()).containsEntry(2, List.of(KeyCode.Z));
        assertThat(played(KeyCode.W, "w")).hasValue(2);
    }

    @Test
    void lettersThatTheWindowNeedsCannotBeBoundWhereverTheyAre() {
        ControlsModel controls = model.controls();
        controls.setLayout(Layouts.DVORAK);
        controls.listen(new Listening(2, Device.KEYBOARD, Way.REPLACE));
        press(KeyCode.R, "r");
        assertThat(controls.listening().get()).as("R restarts").isPresent();

        press(KeyCode.P, "p");
        assertThat(controls.controls().get().keys()).containsEntry(2, List.of(KeyCode.R));
        assertThat(controls.printed(2, Device.KEYBOARD)).containsExactly("P");
    }
}
