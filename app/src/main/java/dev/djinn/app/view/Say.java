package dev.djinn.app.view;

import dev.djinn.app.words.Words;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;

/** Puts words on the parts of a window; they follow the language, and hold on to no window that is closed. */
final class Say {
    private Say() {}

    static Label label(String key, Object... values) {
        return on(new Label(), key, values);
    }

    static <T extends Labeled> T on(T labeled, String key, Object... values) {
        labeled.textProperty().bind(Words.live(key, values));
        return labeled;
    }

    /** What a screen reader says of it. */
    static <N extends Node> N name(N node, String key, Object... values) {
        node.accessibleTextProperty().bind(Words.live(key, values));
        return node;
    }

    /** What it does, for the mouse that waits over it and for a screen reader. */
    static <C extends Control> C hint(C control, String key, Object... values) {
        control.setTooltip(tip(key, values));
        return name(control, key, values);
    }

    static Tooltip tip(String key, Object... values) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(Words.live(key, values));
        Sides.follow(tip);
        return tip;
    }

    /** Does it now, and whenever the language changes while the node's window is open. */
    static void again(Node node, Runnable refresh) {
        refresh.run();
        Words.spoken()
                .when(node.sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false))
                .subscribe((before, now) -> refresh.run());
    }
}
