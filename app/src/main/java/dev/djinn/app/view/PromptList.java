package dev.djinn.app.view;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.play.GalleryModel;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.image.Picture;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The pictures one can start from; a click plays. Their files are read on another thread. */
final class PromptList extends VBox {
    private static final double SIDE = 124;
    private static final double FRAME = 14;
    private static final double GAP = 8;

    PromptList(List<Prompt> prompts, GalleryModel gallery, PlayModel model, Executor background) {
        super(12);
        getStyleClass().add("side");
        Label title = Say.label("prompts.title");
        title.getStyleClass().add("section");

        TilePane tiles = new TilePane(GAP, GAP);
        tiles.setPrefColumns(2);
        for (int i = 0; i < prompts.size(); i++) {
            tiles.getChildren().add(tile("prompt-" + i, prompts.get(i), model, background));
        }
        List<Node> given = List.copyOf(tiles.getChildren());
        gallery.list().subscribe(drawings -> {
            tiles.getChildren().setAll(given);
            drawings.forEach(drawing ->
                    tiles.getChildren().add(tile("drawing-" + drawing.number(), drawing.prompt(), model, background)));
        });
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.setMinViewportWidth(2 * (SIDE + FRAME) + GAP);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("prompts");
        VBox.setVgrow(scroll, Priority.ALWAYS);

        Label drop = Say.label("prompts.drop");
        drop.setGraphic(new FontIcon(MaterialDesignT.TRAY_ARROW_DOWN));
        drop.getStyleClass().add("drop");
        drop.setMaxWidth(Double.MAX_VALUE);
        drop.setAlignment(Pos.CENTER);
        getChildren().addAll(title, scroll, drop);
    }

    private static Button tile(String id, Prompt prompt, PlayModel model, Executor background) {
        Canvas canvas = Sides.keep(new Canvas(SIDE, SIDE));
        Label name = new Label();
        name.textProperty().bind(Words.live(Words.spoken(), language -> prompt.title()));
        name.getStyleClass().add("name");
        name.setMaxWidth(SIDE);
        Button tile = new Button(null, new VBox(4, canvas, name));
        tile.getStyleClass().setAll("thumb");
        tile.setId(id);
        tile.setFocusTraversable(false);
        tile.accessibleTextProperty().bind(Words.live(name.textProperty(), title -> Words.of("prompts.start", title)));
        tile.setOnAction(event -> model.beginnings().choose(prompt));
        background.execute(() -> {
            PictureShelf.read(prompt).ifPresent(picture -> Platform.runLater(() -> draw(picture, canvas)));
        });
        return tile;
    }

    /** The largest square in the middle. */
    private static void draw(Picture picture, Canvas canvas) {
        double side = Math.min(picture.width(), picture.height());
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setImageSmoothing(false);
        pen.drawImage(
                Images.of(picture),
                (picture.width() - side) / 2,
                (picture.height() - side) / 2,
                side,
                side,
                0,
                0,
                SIDE,
                SIDE);
    }
}
