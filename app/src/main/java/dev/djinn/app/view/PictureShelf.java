package dev.djinn.app.view;

import dev.djinn.app.library.Drawings.Drawing;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.play.CameraWords;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.GalleryModel;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.ShelfWords;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** The player's drawings, which they can delete, and the pictures that came with the world and with Djinn. */
final class PictureShelf extends VBox {
    private static final double SIDE = 112;
    private static final double GAP = 10;

    private final PlayModel game;
    private final GalleryModel gallery;
    private final Executor background;
    private final FlowPane own = tiles();

    PictureShelf(PlayModel game, GalleryModel gallery, List<Prompt> prompts, Executor background) {
        super(GAP);
        this.game = game;
        this.gallery = gallery;
        this.background = background;
        getStyleClass().add("shelf-page");
        Label none = new Label(ShelfWords.NO_PICTURES);
        none.setId("no-drawings");
        none.getStyleClass().add("quiet");
        VBox all = new VBox(GAP, section(ShelfWords.YOURS), none, own);
        prompts.stream().map(Prompt::origin).distinct().forEach(origin -> {
            FlowPane tiles = tiles();
            prompts.stream()
                    .filter(prompt -> prompt.origin().equals(origin))
                    .forEach(prompt -> tiles.getChildren().add(tile(prompt)));
            all.getChildren().addAll(section(origin.toUpperCase(Locale.getDefault())), tiles);
        });
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("prompts");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, foot());
        gallery.list().subscribe(drawings -> {
            own.getChildren().setAll(drawings.stream().map(this::drawing).toList());
            PictureShelf.show(none, drawings.isEmpty());
            PictureShelf.show(own, !drawings.isEmpty());
        });
    }

    private static FlowPane tiles() {
        FlowPane tiles = new FlowPane(GAP, GAP);
        tiles.setRowValignment(VPos.TOP);
        return tiles;
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private Node foot() {
        Label trouble = new Label();
        trouble.setId("gallery-note");
        trouble.getStyleClass().add("note");
        trouble.setWrapText(true);
        trouble.textProperty().bind(gallery.trouble());
        Button undo = WorldDetail.button(
                "gallery-undo", ShelfWords.UNDO, MaterialDesignU.UNDO_VARIANT, ShelfWords.UNDO_HINT, gallery::undo);
        gallery.trashed().subscribe(last -> undo.setDisable(last.isEmpty()));
        Button photo = WorldDetail.button(
                "open-camera",
                CameraWords.OPEN,
                MaterialDesignC.CAMERA_OUTLINE,
                CameraWords.OPEN_HINT,
                () -> game.panels().toggle(Drawer.CAMERA));
        HBox row = new HBox(8, photo, trouble, Chips.spacer(), undo);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node drawing(Drawing drawing) {
        Button delete = new Button(null, new FontIcon(MaterialDesignD.DELETE_OUTLINE));
        delete.setId("delete-drawing-" + drawing.number());
        delete.setAccessibleText(ShelfWords.DELETE + ": " + drawing.prompt().title());
        delete.setTooltip(new Tooltip(ShelfWords.DELETE_HINT));
        delete.setOnAction(event -> gallery.delete(drawing));
        HBox row = new HBox(2, tile(drawing.prompt()), delete);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Button tile(Prompt prompt) {
        Thumbnail picture = new Thumbnail(SIDE);
        Label name = new Label(prompt.title());
        name.getStyleClass().add("name");
        Button tile = new Button(null, new VBox(2, picture, name));
        tile.setId("picture-" + prompt.title().replace(' ', '-'));
        tile.getStyleClass().setAll("thumb", "slot");
        tile.setAccessibleText(prompt.title() + ", " + prompt.origin());
        tile.setOnAction(event -> game.beginnings().choose(prompt));
        background.execute(() -> {
            Optional<Picture> read = read(prompt);
            Platform.runLater(() -> picture.show(read));
        });
        return tile;
    }

    /** A picture that cannot be read says so when it is played. */
    static Optional<Picture> read(Prompt prompt) {
        try {
            return Optional.of(prompt.read());
        } catch (DjinnException e) {
            return Optional.empty();
        }
    }

    private static Label section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section");
        return label;
    }
}
