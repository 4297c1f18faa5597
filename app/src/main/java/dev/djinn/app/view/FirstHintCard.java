package dev.djinn.app.view;

import dev.djinn.app.play.FirstHint;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The first keys, over a corner of the first game; it takes neither the keyboard nor the game's time. */
final class FirstHintCard extends VBox {
    private static final double BELOW_THE_BARS = 118;

    FirstHintCard(FirstHint hint) {
        super(8);
        setId("first-hint");
        getStyleClass().addAll("over", "first-hint");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        StackPane.setMargin(this, new Insets(BELOW_THE_BARS, 40, 0, 0));
        Label title = Say.label("first.title");
        title.getStyleClass().add("card-name");
        VBox lines = new VBox(5);
        hint.lines()
                .subscribe(now -> lines.getChildren()
                        .setAll(now.stream().map(FirstHintCard::line).toList()));
        Button dismiss = Say.hint(Say.on(new Button(), "first.dismiss"), "first.dismiss.hint");
        dismiss.setId("first-hint-dismiss");
        dismiss.setFocusTraversable(false);
        dismiss.setOnAction(event -> hint.dismiss());
        getChildren().addAll(title, lines, dismiss);
        Say.again(this, hint::reword);
        PlayView.showWhen(this, BooleanExpression.booleanExpression(hint.shown()));
    }

    private static Node line(FirstHint.Line line) {
        Label key = Sides.keep(new Label(line.key()));
        key.getStyleClass().add("key");
        key.setMinWidth(64);
        key.setAlignment(Pos.CENTER);
        HBox row = new HBox(10, key, new Label(line.meaning()));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
