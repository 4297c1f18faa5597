package dev.djinn.app.view;

import dev.djinn.app.play.RecordingModel;
import dev.djinn.app.play.Studio;
import dev.djinn.engine.recording.Take;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
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
        setTooltip(new Tooltip("Record and stop (F9)"));
        setAccessibleText("Record and stop (F9)");
        setOnAction(event -> recording.toggle());
        ToggleGroup kinds = new ToggleGroup();
        getItems()
                .addAll(
                        item("Keep the last 30 seconds (F8)", recording::keepLast),
                        item("Screenshot (F12)", recording::screenshot),
                        new SeparatorMenuItem(),
                        kind("Record as mp4", Take.Kind.MP4, studio, kinds),
                        kind("Record as gif, up to 20 s", Take.Kind.GIF, studio, kinds));
        recording.state().subscribe(state -> {
            setText(words(state));
            setGraphic(new FontIcon(
                    state == RecordingModel.State.ON ? MaterialDesignS.STOP : MaterialDesignR.RECORD_CIRCLE_OUTLINE));
            pseudoClassStateChanged(ON, state == RecordingModel.State.ON);
        });
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static MenuItem kind(String text, Take.Kind kind, Studio studio, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setId("record-as-" + kind.name());
        item.setToggleGroup(group);
        item.setOnAction(event -> studio.picture().recordAs(kind));
        studio.picture().settings().subscribe(kept -> item.setSelected(kept.recordAs() == kind));
        return item;
    }

    private static String words(RecordingModel.State state) {
        return switch (state) {
            case OFF, STARTING -> "Record";
            case ON -> "Stop";
            case FINISHING -> "Saving…";
        };
    }
}
