package dev.djinn.app.view;

import dev.djinn.app.play.Phase;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Studio;
import dev.djinn.app.words.Words;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What the game is doing, in figures. */
final class HudBar extends HBox {
    private static final double ROOM_FOR_SIZE = 900;
    private static final double ROOM_FOR_MEMORY = 1200;
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

    HudBar(PlayModel model, Studio studio, ObservableStringValue scaleText) {
        super(6);
        getStyleClass().add("hud");
        setAlignment(Pos.CENTER_LEFT);
        Label state = Chips.chip("state", "state");
        Label frame = Chips.chip("frame-number");
        Label action = Chips.chip("action");
        Label rate = Chips.chip("rate");
        Label latency = Chips.chip("latency");
        Label size = Sides.keep(Chips.chip("size", "quiet"));
        MemoryMeter memory = new MemoryMeter(model.time());
        PlayView.showWhen(memory, Room.isWide(this, ROOM_FOR_MEMORY));
        Label recording = Chips.chip("recording", "recording");
        recording.textProperty().bind(Words.live(studio.recording().time(), time -> Words.of("hud.recording", time)));
        PlayView.showWhen(recording, studio.recording().time().isNotEmpty());
        PlayView.showWhen(
                size,
                studio.recording().time().isEmpty().and(Room.isWide(this, ROOM_FOR_SIZE))); // or for the recording
        Label softened = Say.on(Chips.chip("softened", "state"), "hud.softened");
        PlayView.showWhen(
                softened, BooleanExpression.booleanExpression(studio.picture().softened()));
        getChildren().addAll(state, recording, softened, frame, action, Chips.spacer(), memory, rate, latency, size);

        size.setMinWidth(0);
        state.textProperty().bind(Words.live(model.phase(), phase -> Words.of(words(phase))));
        model.phase().subscribe(phase -> state.pseudoClassStateChanged(LIVE, phase == Phase.RUNNING));
        model.hud().subscribe(hud -> {
            frame.setText(hud.frame());
            action.setText(hud.action());
            rate.setText(hud.rate());
            latency.setText(hud.latency());
        });
        size.textProperty().bind(scaleText);
    }

    private static String words(Phase phase) {
        return switch (phase) {
            case OPENING -> "hud.opening";
            case RUNNING -> "hud.live";
            case PAUSED -> "hud.paused";
            case REWINDING -> "hud.rewinding";
            case ENDED -> "hud.ended";
        };
    }
}
