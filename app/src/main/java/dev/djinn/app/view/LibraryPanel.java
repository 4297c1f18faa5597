package dev.djinn.app.view;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.play.GalleryModel;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.ShelfWords;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The worlds there are, and the pictures to begin with. */
final class LibraryPanel extends VBox implements Drawers.Page {
    private static final double WIDEST = 900;
    private static final double TALLEST = 600;

    private final TabPane tabs;

    LibraryPanel(
            PlayModel game,
            LibraryModel library,
            GalleryModel gallery,
            List<Prompt> prompts,
            FilePicker picker,
            Executor background) {
        super(10);
        setId("library");
        getStyleClass().addAll("panel", "library-panel");
        setMaxSize(WIDEST, TALLEST);
        tabs = new TabPane(
                tab("library-worlds", ShelfWords.WORLDS, new WorldShelf(library, picker)),
                tab("library-pictures", ShelfWords.PICTURES, new PictureShelf(game, gallery, prompts, background)));
        tabs.setId("library-tabs");
        tabs.setAccessibleText(ShelfWords.WORLDS + ", " + ShelfWords.PICTURES);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(Drawers.header(ShelfWords.TITLE, game), tabs);
    }

    @Override
    public Node firstFocus() {
        return tabs;
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId(id);
        tab.setClosable(false);
        return tab;
    }
}
