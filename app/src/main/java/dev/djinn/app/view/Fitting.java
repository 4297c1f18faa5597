package dev.djinn.app.view;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The body of a panel: as large as it wants to be, and scrolled where the window is smaller than that. */
final class Fitting extends ScrollPane {
    /** For the scroll bar. */
    private static final double BAR = 14;

    private final Region body;
    private boolean isScrolled;

    Fitting(Region body) {
        super(body);
        this.body = body;
        getStyleClass().add("fitting");
        setFitToWidth(true);
        setFocusTraversable(false);
        setMinSize(0, 0);
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(body.prefWidth(-1)) + (isScrolled ? BAR : 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(body.prefHeight(width < 0 ? body.prefWidth(-1) : width));
    }

    @Override
    protected void layoutChildren() {
        boolean isTooHigh = body.prefHeight(getWidth()) > getHeight() + 1;
        if (isTooHigh != isScrolled) {
            isScrolled = isTooHigh;
            requestParentLayout();
        }
        super.layoutChildren();
    }
}
