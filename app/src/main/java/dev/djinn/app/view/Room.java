package dev.djinn.app.view;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/** How much room there is in a window, in pixels of a window whose text has its usual size: larger text needs more. */
final class Room {
    private static final String SCALE = "djinn.text-scale";
    private static final double USUAL_TEXT = 14;

    private Room() {}

    /** How many times as large as usual the text of a window is. */
    static DoubleProperty scale(Scene scene) {
        return (DoubleProperty) scene.getProperties().computeIfAbsent(SCALE, key -> new SimpleDoubleProperty(1));
    }

    static ObservableValue<Double> width(Node node) {
        return node.sceneProperty().flatMap(scene -> divided(scene.widthProperty(), scale(scene)));
    }

    static ObservableValue<Double> height(Node node) {
        return node.sceneProperty().flatMap(scene -> divided(scene.heightProperty(), scale(scene)));
    }

    private static ObservableValue<Double> divided(ObservableValue<Number> size, DoubleProperty scale) {
        return Bindings.createObjectBinding(() -> size.getValue().doubleValue() / scale.get(), size, scale);
    }

    /** Whether the window is so wide; not while the node is in none. */
    static BooleanExpression isWide(Node node, double least) {
        return BooleanExpression.booleanExpression(
                width(node).map(width -> width >= least).orElse(false));
    }

    static BooleanExpression isHigh(Node node, double least) {
        return BooleanExpression.booleanExpression(
                height(node).map(height -> height >= least).orElse(false));
    }

    /** Gives it this width, and more with larger text. */
    static <R extends Region> R width(R region, double width) {
        region.setStyle(
                String.format(Locale.ROOT, "-fx-min-width: %1$.3fem; -fx-pref-width: %1$.3fem;", width / USUAL_TEXT));
        return region;
    }
}
