package dev.djinn.app.view;

import dev.djinn.app.play.BranchRow;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Reel;
import dev.djinn.app.play.TimeModel;
import dev.djinn.app.words.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Everything played, as a tree of branches with the last picture of each; choosing one goes back to it. */
final class BranchesPanel extends VBox implements Drawers.Page {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double TALLEST = 620;
    private static final double SIDE = 52;
    private static final double INDENT = 18;
    private static final int DEEPEST = 6;

    private final PlayModel model;
    private final TimeModel time;
    private final ListView<BranchRow> list = new ListView<>();

    BranchesPanel(PlayModel model) {
        super(12);
        this.model = model;
        this.time = model.time();
        setId("branches");
        getStyleClass().addAll("panel", "branches-panel");
        setMaxHeight(TALLEST);
        Label hint = Say.label("branches.hint");
        hint.setWrapText(true);
        hint.getStyleClass().add("quiet");
        hint.setMinHeight(USE_PREF_SIZE);
        list.setId("branch-list");
        Say.name(list, "branches.list");
        list.setCellFactory(view -> new Cell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                go(list.getSelectionModel().getSelectedItem());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(Drawers.header("branches.title", model), hint, list);
        model.panels().drawer().subscribe(drawer -> refresh());
        time.reel().subscribe((Reel reel) -> refresh());
    }

    @Override
    public Node firstFocus() {
        return list;
    }

    private void refresh() {
        if (model.panels().drawer().get() != Drawer.BRANCHES) {
            return;
        }
        List<BranchRow> rows = time.branchRows();
        if (!rows.equals(list.getItems())) {
            list.getItems().setAll(rows);
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).isCurrent()) {
                    list.getSelectionModel().select(i);
                    list.scrollTo(Math.max(0, i - 2));
                }
            }
        }
    }

    private void go(@Nullable BranchRow row) {
        if (row != null) {
            time.switchTo(row);
        }
    }

    private final class Cell extends ListCell<BranchRow> {
        private final Thumbnail picture = new Thumbnail(SIDE);
        private final Label title = new Label();
        private final Label story = new Label();
        private final HBox box;

        Cell() {
            title.getStyleClass().add("branch-title");
            story.getStyleClass().add("quiet");
            story.setWrapText(true);
            VBox words = new VBox(2, title, story);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            box = new HBox(10, picture, words);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(event -> go(getItem()));
        }

        @Override
        protected void updateItem(@Nullable BranchRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText("");
                pseudoClassStateChanged(CURRENT, false);
                return;
            }
            setId("branch-" + row.branch().id());
            picture.show(row.picture());
            title.setText(row.isCurrent() ? Words.of("branches.here", row.title()) : row.title());
            story.setText(row.story());
            setAccessibleText(
                    Words.of(row.isCurrent() ? "branches.row-here" : "branches.row", row.title(), row.story()));
            HBox.setMargin(picture, new Insets(0, 0, 0, INDENT * Math.min(DEEPEST, row.depth())));
            pseudoClassStateChanged(CURRENT, row.isCurrent());
            setGraphic(box);
        }
    }
}
