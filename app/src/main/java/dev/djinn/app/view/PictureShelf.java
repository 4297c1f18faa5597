package dev.djinn.app.view;

import dev.djinn.app.library.Drawings.Drawing;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.GalleryModel;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
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
        Label none = Say.label("library.no-pictures");
        none.setId("no-drawings");
        none.getStyleClass().add("quiet");
        VBox all = new VBox(GAP, section(Say.label("library.yours")), none, own);
        prompts.stream()
                .collect(Collectors.groupingBy(Prompt::origin, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> {
                    FlowPane tiles = tiles();
                    alike.forEach(prompt -> tiles.getChildren().add(tile(prompt)));
                    Label title = new Label();
                    title.textProperty()
                            .bind(Words.live(
                                    Words.spoken(),
                                    language -> alike.getFirst().origin().toUpperCase(language)));
                    all.getChildren().addAll(section(title), tiles);
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
        Button undo = WorldDetail.button("gallery-undo", "library.undo", MaterialDesignU.UNDO_VARIANT, gallery::undo);
        gallery.trashed().subscribe(last -> undo.setDisable(last.isEmpty()));
        Button photo = WorldDetail.button(
                "open-camera",
                "camera.open",
                MaterialDesignC.CAMERA_OUTLINE,
                () -> game.panels().toggle(Drawer.CAMERA));
        trouble.setMinHeight(USE_PREF_SIZE);
        HBox row = new HBox(8, photo, trouble, Chips.spacer(), undo);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node drawing(Drawing drawing) {
        Button delete = new Button(null, new FontIcon(MaterialDesignD.DELETE_OUTLINE));
        delete.setId("delete-drawing-" + drawing.number());
        delete.setTooltip(Say.tip("library.delete.hint"));
        delete.accessibleTextProperty()
                .bind(Words.live(
                        Words.spoken(),
                        language ->
                                Words.of("library.delete-one", drawing.prompt().title())));
        delete.setOnAction(event -> gallery.delete(drawing));
        HBox row = new HBox(2, tile(drawing.prompt()), delete);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Button tile(Prompt prompt) {
        Thumbnail picture = new Thumbnail(SIDE);
        Label name = new Label();
        name.textProperty().bind(Words.live(Words.spoken(), language -> prompt.title()));
        name.getStyleClass().add("name");
        Button tile = new Button(null, new VBox(2, picture, name));
        tile.setId("picture-" + prompt.title().replace(' ', '-'));
        tile.getStyleClass().setAll("thumb", "slot");
        tile.accessibleTextProperty()
                .bind(Words.live(
                        Words.spoken(), language -> Words.of("library.picture", prompt.title(), prompt.origin())));
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

    private static Label section(Label title) {
        title.getStyleClass().add("section");
        return title;
    }
}
