package dev.djinn.app.view;

import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.play.Note;
import dev.djinn.app.words.Words;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignZ;

/** All worlds in a list, the chosen one in full, and what brings others in. */
final class WorldShelf extends VBox {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double GAP = 10;
    private static final double LIST = 270;
    private static final double SIDE = 56;

    private final LibraryModel library;
    private final VBox cards = new VBox(6);

    WorldShelf(LibraryModel library, FilePicker picker) {
        super(GAP);
        this.library = library;
        getStyleClass().add("shelf-page");
        ScrollPane list = scroll(cards);
        Room.width(list, LIST);
        ScrollPane detail = scroll(new WorldDetail(library));
        HBox.setHgrow(detail, Priority.ALWAYS);
        HBox both = new HBox(2 * GAP, list, detail);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(both, work(), note(), buttons(picker));
        library.worlds().subscribe(this::show);
        library.speeds().subscribe(this::show);
        Say.again(this, this::show);
        library.chosen().subscribe(this::choose);
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("prompts");
        return scroll;
    }

    private void show() {
        cards.getChildren()
                .setAll(library.worlds().get().stream().map(this::card).toList());
        choose();
    }

    private void choose() {
        Optional<WorldEntry> chosen = library.chosen().get();
        for (int i = 0; i < cards.getChildren().size(); i++) {
            WorldEntry world = library.worlds().get().get(i);
            cards.getChildren()
                    .get(i)
                    .pseudoClassStateChanged(
                            CHOSEN,
                            chosen.filter(one -> one.folder().equals(world.folder()))
                                    .isPresent());
        }
    }

    private Node card(WorldEntry world) {
        Thumbnail picture = new Thumbnail(SIDE);
        if (world instanceof WorldEntry.Ready ready) {
            picture.show(ready.picture());
        }
        Label name = new Label(world.name());
        name.getStyleClass().add("card-name");
        Label state = new Label(state(world));
        state.getStyleClass().add("detail");
        state.pseudoClassStateChanged(
                TROUBLE,
                !(world instanceof WorldEntry.Ready ready && ready.flaw().isEmpty() && library.canOpen(world)));
        VBox words = new VBox(2, name, state);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        FontIcon globe = new FontIcon(MaterialDesignE.EARTH);
        globe.getStyleClass().add("globe");
        HBox row = new HBox(GAP, new StackPane(globe, picture), words);
        row.setAlignment(Pos.CENTER_LEFT);
        Button card = new Button(null, row);
        card.setId("world-" + world.folder().getFileName());
        card.getStyleClass().setAll("thumb", "slot", "world-card");
        card.setMaxWidth(Double.MAX_VALUE);
        card.setAccessibleText(Words.of("world.card", world.name(), state(world)));
        card.setOnAction(event -> library.choose(world));
        card.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                library.play();
            }
        });
        return card;
    }

    private String state(WorldEntry world) {
        return switch (world) {
            case WorldEntry.Unavailable _ -> Words.of("world.unavailable");
            case WorldEntry.Broken _ -> Words.of("world.broken");
            case WorldEntry.Ready ready when ready.flaw().isPresent() -> Words.of("world.flawed");
            case WorldEntry.Ready ready when !library.canOpen(ready) -> Words.of("world.stranger");
            case WorldEntry.Ready ready when library.isPlaying(ready) -> Words.of("world.playing");
            case WorldEntry.Ready ready ->
                WorldWords.speed(library.speed(ready), ready.manifest().frame());
        };
    }

    private Node work() {
        Label title = new Label();
        title.setId("library-busy");
        title.textProperty().bind(library.busy());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(library.progress());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button stop = Say.hint(Say.on(new Button(), "library.stop"), "library.stop.hint");
        stop.setId("library-stop");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(event -> library.stop());
        HBox row = new HBox(GAP, title, bar, stop);
        row.setAlignment(Pos.CENTER_LEFT);
        PlayView.showWhen(
                row, BooleanExpression.booleanExpression(library.busy().isNotEmpty()));
        return row;
    }

    private Node note() {
        Label note = new Label();
        note.setId("library-note");
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        library.said().subscribe(said -> {
            note.setText(said.text());
            note.pseudoClassStateChanged(TROUBLE, said.tone() == Note.Tone.TROUBLE);
        });
        PlayView.showWhen(note, note.textProperty().isNotEmpty());
        return note;
    }

    private Node buttons(FilePicker picker) {
        Button file = WorldDetail.button(
                "import-file",
                "library.file",
                MaterialDesignZ.ZIP_BOX_OUTLINE,
                () -> picker.archive().ifPresent(library::bring));
        Button folder = WorldDetail.button(
                "import-folder",
                "library.folder",
                MaterialDesignF.FOLDER_PLUS_OUTLINE,
                () -> picker.folder().ifPresent(library::bring));
        Label drop = Say.label("library.drop");
        drop.getStyleClass().add("quiet");
        Button undo = WorldDetail.button("library-undo", "library.undo", MaterialDesignU.UNDO_VARIANT, library::undo);
        library.trashed().subscribe(last -> undo.setDisable(last.isEmpty()));
        library.busy().subscribe(busy -> {
            file.setDisable(!busy.isEmpty());
            folder.setDisable(!busy.isEmpty());
        });
        FlowPane row = new FlowPane(8, 8, file, folder, undo, drop);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
