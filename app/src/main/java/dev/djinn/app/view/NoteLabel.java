package dev.djinn.app.view;

import dev.djinn.app.play.Note;
import dev.djinn.app.play.Studio;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** What the player may want to know, for some seconds at the top of the picture; the game goes on behind it. */
final class NoteLabel extends Label {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private static final double WIDEST = 600;

    NoteLabel(Studio studio) {
        setMaxWidth(USE_PREF_SIZE);
        setId("note");
        getStyleClass().addAll("over", "note-over");
        setWrapText(true);
        setMouseTransparent(true);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        PauseTransition reading = new PauseTransition();
        reading.setOnFinished(event -> studio.noteRead());
        studio.note().subscribe(note -> {
            reading.stop();
            setText(note.text());
            setVisible(!note.text().isEmpty());
            pseudoClassStateChanged(TROUBLE, note.tone() == Note.Tone.TROUBLE);
            if (isVisible()) {
                reading.setDuration(Duration.seconds(note.tone().seconds()));
                reading.playFromStart();
            }
        });
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.min(WIDEST, super.computePrefWidth(height));
    }
}
