package dev.djinn.app.view;

import dev.djinn.app.play.Key;
import dev.djinn.app.play.KeyLayout;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Studio;
import java.util.function.Supplier;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** Tells the models which keys of the player's keyboard go down and up while a stage has it. */
final class KeyInput {
    private final PlayModel model;
    private final Studio studio;
    private final Supplier<KeyLayout> keyboard;

    private KeyInput(PlayModel model, Studio studio, Supplier<KeyLayout> keyboard) {
        this.model = model;
        this.studio = studio;
        this.keyboard = keyboard;
    }

    /**
     * Listens from now on to a stage that has its scene.
     *
     * @param keyboard what the layout is now; asked when the stage gets the keyboard and at each key
     */
    static void of(Stage stage, PlayModel model, Studio studio, Supplier<KeyLayout> keyboard) {
        KeyInput input = new KeyInput(model, studio, keyboard);
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                input.lookAtTheKeyboard();
            }
        });
        stage.getScene().addEventFilter(KeyEvent.KEY_PRESSED, input::pressed);
        stage.getScene().addEventFilter(KeyEvent.KEY_RELEASED, event -> model.keyReleased(input.key(event)));
    }

    private void lookAtTheKeyboard() {
        model.controls().setLayout(keyboard.get());
    }

    private void pressed(KeyEvent event) {
        lookAtTheKeyboard();
        Key key = key(event);
        boolean isOurs = event.isShiftDown()
                ? model.shiftedKeyPressed(key, event.isShortcutDown())
                : model.keyPressed(key, event.isShortcutDown())
                        || studio.keyPressed(event.getCode(), event.isShortcutDown());
        if (isOurs) {
            event.consume();
        }
    }

    private Key key(KeyEvent event) {
        return model.controls().layout().get().find(event.getCode(), event.getText());
    }
}
