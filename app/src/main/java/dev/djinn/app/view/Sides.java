package dev.djinn.app.view;

import dev.djinn.app.words.Language;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.stage.WindowEvent;

/**
 * Where things begin. In a language from right to left a window is turned round as a whole: JavaFX mirrors what it lays
 * out, what it draws and where the mouse is. Here is said what is not turned with it.
 */
final class Sides {
    /** For style sheets; JavaFX's own {@code :dir(rtl)} is not looked at again when a window turns. */
    private static final PseudoClass RIGHT_TO_LEFT = PseudoClass.getPseudoClass("right-to-left");

    private Sides() {}

    /** Turns a window to where its language begins. */
    static void turn(Scene scene, Locale spoken) {
        boolean isRightToLeft = Language.isRightToLeft(spoken);
        scene.setNodeOrientation(isRightToLeft ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        scene.getRoot().pseudoClassStateChanged(RIGHT_TO_LEFT, isRightToLeft);
    }

    /** Left stays left: in pictures, in rows of keys, along time, and in what is no language. */
    static <N extends Node> N keep(N node) {
        node.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return node;
    }

    /** Words within what is kept begin where those of the window do. */
    static <N extends Node> N follow(N words) {
        words.nodeOrientationProperty()
                .bind(words.sceneProperty()
                        .flatMap(Scene::effectiveNodeOrientationProperty)
                        .orElse(NodeOrientation.INHERIT));
        return words;
    }

    /** So does a tip, over whatever the mouse waits. */
    static void follow(Tooltip tip) {
        tip.addEventHandler(
                WindowEvent.WINDOW_SHOWING,
                event -> tip.getScene()
                        .setNodeOrientation(tip.getOwnerWindow().getScene().getEffectiveNodeOrientation()));
    }
}
