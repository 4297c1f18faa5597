package dev.djinn.app.view;

import dev.djinn.app.play.Key;
import dev.djinn.app.play.KeyLayout;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Studio;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Tells the models which keys of the player's keyboard go down and up while a stage has it. What a key types changes with
 * Ctrl, Shift and the rest, so the key that goes up is the one that went down with the same code.
 */
final class KeyInput {
    private final PlayModel model;
    private final Studio studio;
    private final Supplier<KeyLayout> keyboard;
    private final Map<KeyCode, Key> down = new EnumMap<>(KeyCode.class);
    /** Those of them that JavaFX has no code for. */
    private final Set<Key> downWithoutCode = new HashSet<>();

    private KeyInput(PlayModel model, Studio studio, Supplier<KeyLayout> keyboard) {
        this.model = model;
        this.studio = studio;
        this.keyboard = keyboard;
    }

    /**
     * Listens from now on to a stage that has its scene.
     *
     * @param keyboard what the layout is now; asked when the stage gets the keyboard and at each key that goes down
     */
    static void of(Stage stage, PlayModel model, Studio studio, Supplier<KeyLayout> keyboard) {
        KeyInput input = new KeyInput(model, studio, keyboard);
        stage.focusedProperty().subscribe(input::focusChanged);
        stage.getScene().addEventFilter(KeyEvent.KEY_PRESSED, input::pressed);
        stage.getScene().addEventFilter(KeyEvent.KEY_RELEASED, input::released);
    }

    private void focusChanged(boolean focused) {
        if (focused) {
            lookAtTheKeyboard();
        } else { // the model releases all by itself
            down.clear();
            downWithoutCode.clear();
        }
    }

    private void pressed(KeyEvent event) {
        Key key = goneDown(event);
        boolean isOurs = event.isShiftDown()
                ? model.shiftedKeyPressed(key, event.isShortcutDown())
                : model.keyPressed(key, event.isShortcutDown())
                        || studio.keyPressed(event.getCode(), event.isShortcutDown());
        if (isOurs) {
            event.consume();
        }
    }

    /** A key that is down already is repeated: that asks nobody. */
    private Key goneDown(KeyEvent event) {
        @Nullable Key repeated = down.get(event.getCode());
        if (repeated != null) {
            return repeated;
        }
        if (downWithoutCode.contains(key(event))) {
            return key(event);
        }
        lookAtTheKeyboard();
        Key key = key(event);
        if (event.getCode() == KeyCode.UNDEFINED) {
            downWithoutCode.add(key);
        } else {
            down.put(event.getCode(), key);
        }
        return key;
    }

    private void released(KeyEvent event) {
        @Nullable Key key = down.remove(event.getCode());
        if (key != null) {
            model.keyReleased(key);
        } else if (event.getCode() != KeyCode.UNDEFINED || downWithoutCode.remove(key(event))) {
            model.keyReleased(key(event));
        } else { // which of them cannot be told
            downWithoutCode.forEach(model::keyReleased);
            downWithoutCode.clear();
        }
    }

    private void lookAtTheKeyboard() {
        KeyLayout layout = keyboard.get();
        if (!layout.equals(model.controls().layout().get())) {
            List.copyOf(down.values()).forEach(model::keyReleased); // they may come up as others
            downWithoutCode.forEach(model::keyReleased);
            down.clear();
            downWithoutCode.clear();
            model.controls().setLayout(layout);
        }
    }

    private Key key(KeyEvent event) {
        return model.controls().layout().get().find(event.getCode(), event.getText(), event.isShiftDown());
    }
}
