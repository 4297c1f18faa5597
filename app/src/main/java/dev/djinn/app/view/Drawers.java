package dev.djinn.app.view;

import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.PictureModel;
import dev.djinn.app.play.PlayModel;
import javafx.application.Platform;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** What lies open over the game for saves, branches, calibrating, drawing, the library, settings and going on; at most one of them is seen. */
final class Drawers extends StackPane {
    /** A page that says what is to have the keyboard first. */
    interface Page {
        Node firstFocus();
    }

    static final double MARGIN = 14;

    private final PlayModel model;

    Drawers(
            PlayModel model,
            PictureModel picture,
            LibraryPanel library,
            CameraPanel camera,
            DiagnosticsBox diagnostics,
            Pieces pieces) {
        this.model = model;
        setPickOnBounds(false);
        SavesPanel saves = new SavesPanel(model);
        BranchesPanel branches = new BranchesPanel(model);
        CalibratePanel calibrate = new CalibratePanel(model, pieces);
        EaselPanel easel = new EaselPanel(model, pieces);
        ResumePanel resume = new ResumePanel(model);
        SettingsPanel settings = new SettingsPanel(model, picture, diagnostics);
        getChildren().addAll(saves, branches, calibrate, easel, library, camera, resume, settings);
        StackPane.setAlignment(branches, Pos.CENTER_RIGHT);
        setPadding(new Insets(MARGIN));
        showFor(saves, Drawer.SAVES);
        showFor(branches, Drawer.BRANCHES);
        showFor(calibrate, Drawer.CALIBRATE);
        showFor(easel, Drawer.EASEL);
        showFor(library, Drawer.LIBRARY);
        showFor(camera, Drawer.CAMERA);
        showFor(resume, Drawer.RESUME);
        showFor(settings, Drawer.SETTINGS);
        model.panels().drawer().subscribe((before, now) -> {
            switch (now) {
                case CLOSED -> giveKeyboardBack();
                case SAVES -> focus(saves);
                case BRANCHES -> focus(branches);
                case CALIBRATE -> focus(calibrate);
                case EASEL -> focus(easel);
                case SETTINGS -> focus(settings);
                case LIBRARY -> focus(library);
                case CAMERA -> focus(camera);
                case RESUME -> focus(resume);
            }
        });
        if (model.panels().drawer().get() == Drawer.RESUME) {
            focus(resume);
        }
    }

    /** The top of a drawer: what it is, and how to leave it. {@code title} are words. */
    static Node header(String title, PlayModel model) {
        Label words = Say.label(title);
        words.getStyleClass().add("panel-title");
        Button close = Say.on(new Button(null, new FontIcon(MaterialDesignC.CLOSE)), "panel.close");
        Say.name(close, "panel.close.hint");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(event -> model.panels().closeAll());
        HBox header = new HBox(10, words, Chips.spacer(), close);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void showFor(Node page, Drawer drawer) {
        PlayView.showWhen(
                page,
                BooleanExpression.booleanExpression(model.panels().drawer().map(now -> now == drawer)));
    }

    private static void focus(Page page) {
        Platform.runLater(() -> page.firstFocus().requestFocus());
    }

    private void giveKeyboardBack() {
        if (getScene() != null) {
            getScene().getRoot().requestFocus();
        }
    }
}
