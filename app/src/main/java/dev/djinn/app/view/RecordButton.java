package dev.djinn.app.view;

import dev.djinn.app.play.RecordingModel;
import dev.djinn.app.play.Studio;
import dev.djinn.app.words.Words;
import dev.djinn.engine.recording.Take;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Begins and ends a recording; its menu has what belongs to it. */
final class RecordButton extends SplitMenuButton {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    RecordButton(Studio studio) {
        RecordingModel recording = studio.recording();
        setId("record");
        getStyleClass().add("record");
        setFocusTraversable(false);
        setMinWidth(USE_PREF_SIZE);
        Say.hint(this, "record.hint");
        setOnAction(event -> recording.toggle());
        ToggleGroup kinds = new ToggleGroup();
        getItems()
                .addAll(
                        item("record.keep-last", recording::keepLast),
                        item("record.screenshot", recording::screenshot),
                        new SeparatorMenuItem(),
                        kind("record.as-mp4", Take.Kind.MP4, studio, kinds),
                        kind("record.as-gif", Take.Kind.GIF, studio, kinds));
        textProperty().bind(Words.live(recording.state(), state -> Words.of(words(state))));
        recording.state().subscribe(state -> {
            setGraphic(new FontIcon(
                    state == RecordingModel.State.ON ? MaterialDesignS.STOP : MaterialDesignR.RECORD_CIRCLE_OUTLINE));
            pseudoClassStateChanged(ON, state == RecordingModel.State.ON);
        });
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(Words.live(text));
        item.setOnAction(event -> action.run());
        return item;
    }

    private static MenuItem kind(String text, Take.Kind kind, Studio studio, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem();
        item.textProperty().bind(Words.live(text));
        item.setId("record-as-" + kind.name());
        item.setToggleGroup(group);
        item.setOnAction(event -> studio.picture().recordAs(kind));
        studio.picture().settings().subscribe(kept -> item.setSelected(kept.recordAs() == kind));
        return item;
    }

    private static String words(RecordingModel.State state) {
        return switch (state) {
            case OFF, STARTING -> "record.record";
            case ON -> "record.stop";
            case FINISHING -> "record.saving";
        };
    }
}
