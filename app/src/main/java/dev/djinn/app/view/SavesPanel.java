package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.library.Slot;
import dev.djinn.app.play.KeepModel;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.words.Words;
import dev.djinn.engine.keep.SaveSlots;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** The slots with their pictures, and what can be done with them. */
final class SavesPanel extends VBox implements Drawers.Page {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int COLUMNS = 5;
    private static final double SIDE = 96;
    private static final double SMALL_SIDE = 48;

    private final KeepModel keep;
    private final List<Tile> tiles = new ArrayList<>();

    SavesPanel(PlayModel model) {
        super(14);
        this.keep = model.keep();
        setId("saves");
        getStyleClass().addAll("panel", "saves-panel");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label note = new Label();
        note.setId("saves-note");
        note.getStyleClass().add("note");
        note.setWrapText(true);
        keep.said().subscribe(said -> note.setText(said.words()));
        model.panels().drawer().subscribe(drawer -> note.setText("")); // old news
        PlayView.showWhen(note, note.textProperty().isNotEmpty());
        getChildren()
                .addAll(
                        Drawers.header("saves.title", model),
                        new Fitting(new VBox(14, slots(), buttons(), previous(), new ResumeChoice(keep), note)));
        keep.slots().subscribe(this::look);
        keep.chosen().subscribe(number -> choose(number.intValue()));
    }

    @Override
    public Node firstFocus() {
        return tiles.get(keep.chosen().get() - 1);
    }

    private Node slots() {
        TilePane grid = new TilePane(8, 8);
        grid.setPrefColumns(COLUMNS);
        grid.setMaxWidth(USE_PREF_SIZE);
        for (int number = 1; number <= SaveSlots.SLOTS; number++) {
            Tile tile = new Tile(number);
            tiles.add(tile);
            grid.getChildren().add(tile);
        }
        return grid;
    }

    private Node buttons() {
        Button save = button("slot-save", "saves.save", new FontIcon(MaterialDesignC.CONTENT_SAVE), keep::save);
        save.getStyleClass().add(Styles.ACCENT);
        Button load = button("slot-load", "saves.load", new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE), keep::load);
        Button undo = button("undo-load", "saves.undo", new FontIcon(MaterialDesignU.UNDO_VARIANT), keep::undoLoad);
        undo.disableProperty().bind(keep.canUndoLoad().map(can -> !can));
        Button replay = button(
                "save-replay", "saves.replay", new FontIcon(MaterialDesignM.MOVIE_OPEN_OUTLINE), keep::saveReplay);
        FlowPane buttons = new FlowPane(8, 8, save, load, undo, replay);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private Node previous() {
        Thumbnail picture = new Thumbnail(SMALL_SIDE);
        Label words = new Label();
        Button goOn = Say.on(new Button(), "saves.go-on");
        goOn.setId("load-previous");
        Say.name(goOn, "saves.go-on.hint");
        goOn.setOnAction(event -> keep.previous().get().ifPresent(keep::load));
        HBox row = new HBox(12, picture, words, Chips.spacer(), goOn);
        row.setAlignment(Pos.CENTER_LEFT);
        keep.previous().subscribe(slot -> {
            row.setVisible(slot.isPresent());
            row.setManaged(slot.isPresent());
            picture.show(slot.flatMap(SavesPanel::findPicture));
            words.setText(slot.map(left -> left.title() + System.lineSeparator() + SlotWords.of(left))
                    .orElse(""));
        });
        return row;
    }

    private void look(List<Slot> slots) {
        for (int i = 0; i < slots.size(); i++) {
            tiles.get(i).show(slots.get(i));
        }
    }

    private void choose(int number) {
        tiles.forEach(tile -> tile.pseudoClassStateChanged(CHOSEN, tile.number == number));
    }

    private static Optional<Picture> findPicture(Slot slot) {
        return switch (slot) {
            case Slot.Game game -> Optional.of(game.picture());
            case Slot.PictureOnly only -> Optional.of(only.picture());
            case Slot.Empty _, Slot.Broken _ -> Optional.empty();
        };
    }

    private static Button button(String id, String text, FontIcon icon, Runnable deed) {
        Button button = Say.hint(Say.on(new Button(null, icon), text), text + ".hint");
        button.setMinWidth(USE_PREF_SIZE);
        button.setId(id);
        button.setOnAction(event -> deed.run());
        return button;
    }

    /** One slot; a click chooses it, two load it. */
    private final class Tile extends Button {
        private final int number;
        private final Thumbnail picture = new Thumbnail(SIDE);
        private final Label title = new Label();
        private final Label words = new Label();
        private final ObjectProperty<Optional<Slot>> shown = new SimpleObjectProperty<>(Optional.empty());

        Tile(int number) {
            this.number = number;
            setId("slot-" + number);
            getStyleClass().setAll("thumb", "slot");
            setMaxWidth(Double.MAX_VALUE);
            setAlignment(Pos.CENTER_LEFT);
            Say.on(title, "slot.number", number);
            title.getStyleClass().add("name");
            words.getStyleClass().add("detail");
            words.setMinWidth(USE_PREF_SIZE);
            setGraphic(new VBox(2, picture, title, words));
            setOnAction(event -> keep.choose(number));
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    keep.load();
                }
            });
            words.textProperty()
                    .bind(Words.live(
                            shown, slot -> slot.map(SlotWords::inShort).orElseGet(() -> Words.of("slot.empty"))));
            accessibleTextProperty()
                    .bind(Words.live(
                            shown,
                            slot -> slot.map(seen -> Words.of("slot.tile", seen.title(), SlotWords.of(seen)))
                                    .orElseGet(() -> Words.of("slot.number", number))));
        }

        void show(Slot slot) {
            picture.show(findPicture(slot));
            shown.set(Optional.of(slot));
            if (slot instanceof Slot.Broken broken) {
                setTooltip(new Tooltip(broken.reason()));
            }
        }
    }
}
