package dev.djinn.app.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small parts that the window is made of. */
final class Chips {
    private Chips() {}

    static Label chip(String id, String... styles) {
        Label chip = new Label();
        chip.setId(id);
        chip.getStyleClass().add("chip");
        chip.getStyleClass().addAll(styles);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    /** A button that leaves the keyboard to the game; {@code hint} are the words of what it does and with which key. */
    static Button button(String id, String text, Ikon icon, String hint, Runnable action) {
        return Say.on(icon(id, icon, hint, action), text);
    }

    /** The same without words on it. */
    static Button icon(String id, Ikon icon, String hint, Runnable action) {
        Button button = Say.hint(new Button(null, new FontIcon(icon)), hint);
        button.setId(id);
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Leaves only the icons of buttons in a window narrower than {@code width}, see {@link Room}. */
    static void onlyIconsBelow(double width, Button... buttons) {
        for (Button button : buttons) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.contentDisplayProperty()
                    .bind(Room.width(button)
                            .map(now -> now < width ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT)
                            .orElse(ContentDisplay.LEFT));
        }
    }

    static Node spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }
}
