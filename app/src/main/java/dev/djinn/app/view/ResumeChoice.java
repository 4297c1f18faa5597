package dev.djinn.app.view;

import dev.djinn.app.play.KeepModel;
import dev.djinn.app.words.Words;
import dev.djinn.engine.keep.Autosave.Resume;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Whether a start goes on with the game that was left. */
final class ResumeChoice extends FlowPane {
    ResumeChoice(KeepModel keep) {
        super(12, 6);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("resume-choice");
        Label title = Say.label("resume.when");
        title.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(title);
        ToggleGroup group = new ToggleGroup();
        for (Resume resume : Resume.values()) {
            RadioButton button = Say.on(new RadioButton(), words(resume));
            button.setId("resume-" + resume.name());
            button.accessibleTextProperty()
                    .bind(Words.live(button.textProperty(), choice -> Words.of("resume.choice", choice)));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(event -> keep.choose(resume));
            keep.resume().subscribe(now -> button.setSelected(now == resume));
            getChildren().add(button);
        }
    }

    private static String words(Resume resume) {
        return switch (resume) {
            case NEVER -> "resume.never";
            case ASK -> "resume.ask";
            case ALWAYS -> "resume.always";
        };
    }
}
