package dev.djinn.app.view;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
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

    /** A button that leaves the keyboard to the game; {@code hint} says what it does and with which key. */
    static Button button(String id, String text, Ikon icon, String hint, Runnable action) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setFocusTraversable(false);
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Leaves only the icons of buttons in a window narrower than {@code width}. */
    static void onlyIconsBelow(double width, Button... buttons) {
        for (Button button : buttons) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.contentDisplayProperty()
                    .bind(button.sceneProperty()
                            .flatMap(Scene::widthProperty)
                            .map(now -> now.doubleValue() < width ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT)
                            .orElse(ContentDisplay.LEFT));
        }
    }

    static Node spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }
}
