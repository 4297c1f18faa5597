package dev.djinn.app.view;

import dev.djinn.app.play.KeepModel;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Good news over the picture, for some seconds. */
final class Toast extends Label {
    private static final Duration SHOWN = Duration.seconds(4);

    Toast(KeepModel keep) {
        setId("toast");
        getStyleClass().add("toast");
        setWrapText(true);
        setMaxWidth(USE_PREF_SIZE);
        setMouseTransparent(true);
        setVisible(false);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        PauseTransition leaving = new PauseTransition(SHOWN);
        leaving.setOnFinished(event -> setVisible(false));
        keep.said().subscribe(said -> {
            setText(said.words());
            setVisible(said.number() > 0);
            leaving.playFromStart();
        });
    }
}
