package dev.djinn.app.view;

import dev.djinn.app.play.DiagnosticsModel;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What to give to somebody who helps: saved as a file, or copied. */
final class DiagnosticsBox extends VBox {
    private static final double GAP = 12;

    DiagnosticsBox(DiagnosticsModel diagnostics, FilePicker picker) {
        super(4);
        Label meaning = wrapped(Say.label("diagnostics.meaning"));
        meaning.getStyleClass().add("quiet");
        Button save = button("diagnostics.save", diagnostics);
        save.setId("diagnostics-save");
        save.setOnAction(event -> picker.place(DiagnosticsModel.FILE).ifPresent(diagnostics::save));
        Button copy = button("diagnostics.copy", diagnostics);
        copy.setId("diagnostics-copy");
        copy.setOnAction(event -> diagnostics.copy(DiagnosticsBox::toClipboard));
        Label said = wrapped(new Label());
        said.setId("diagnostics-said");
        said.textProperty().bind(diagnostics.said());
        Node buttons = new FlowPane(GAP, GAP / 2, save, copy);
        getChildren().addAll(meaning, buttons, said);
        PlayView.showWhen(said, diagnostics.said().isNotEmpty());
    }

    private static Button button(String words, DiagnosticsModel diagnostics) {
        Button button = Say.name(Say.on(new Button(), words), words);
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(diagnostics.busy());
        return button;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void toClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
