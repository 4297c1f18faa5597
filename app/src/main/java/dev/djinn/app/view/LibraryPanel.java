package dev.djinn.app.view;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.play.GalleryModel;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.words.Words;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The worlds there are, and the pictures to begin with. */
final class LibraryPanel extends VBox implements Drawers.Page {
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
        tabs = new TabPane(
                tab("library-worlds", "library.worlds", new WorldShelf(library, picker)),
                tab("library-pictures", "library.pictures", new PictureShelf(game, gallery, prompts, background)));
        tabs.setId("library-tabs");
        Say.name(tabs, "library.tabs");
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(Drawers.header("library.title", game), tabs);
    }

    @Override
    public Node firstFocus() {
        return tabs;
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(null, content);
        tab.textProperty().bind(Words.live(title));
        tab.setId(id);
        tab.setClosable(false);
        return tab;
    }
}
