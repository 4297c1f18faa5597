package dev.djinn.app.view;

import dev.djinn.app.play.Memory;
import dev.djinn.app.play.TimeModel;
import dev.djinn.app.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How much of the game the world has in mind. */
final class MemoryMeter extends HBox {
    private static final double WIDTH = 46;

    MemoryMeter(TimeModel time) {
        super(8);
        setId("memory");
        getStyleClass().addAll("chip", "memory");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        ProgressBar bar = new ProgressBar(0);
        bar.setMinWidth(WIDTH);
        bar.setPrefWidth(WIDTH);
        Label words = new Label();
        words.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip meaning = new Tooltip();
        Tooltip.install(this, meaning);
        time.memory().subscribe(memory -> bar.setProgress(memory.filled()));
        words.textProperty().bind(Words.live(time.memory(), Memory::inWords));
        bar.accessibleTextProperty().bind(Words.live(time.memory(), Memory::explained));
        meaning.textProperty().bind(Words.live(time.memory(), Memory::explained));
        getChildren().addAll(bar, words);
    }
}
