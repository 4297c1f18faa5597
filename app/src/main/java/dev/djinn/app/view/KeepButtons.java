package dev.djinn.app.view;

import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.PlayModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The buttons for what was played: start from here, branches, saves. */
final class KeepButtons extends HBox {
    /** Width of a window in which the buttons have their words. */
    static final double ROOM_FOR_WORDS = 1200;

    KeepButtons(PlayModel model) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        Button anchor = Chips.button(
                "From here",
                MaterialDesignA.ANCHOR,
                "A new game from the frame shown (Shift+R)",
                model.time()::reAnchor);
        anchor.setId("re-anchor");
        Button branches = Chips.button(
                "Branches",
                MaterialDesignS.SOURCE_BRANCH,
                "Everything you played, to go back to (F4)",
                () -> model.panels().toggle(Drawer.BRANCHES));
        branches.setId("open-branches");
        Button saves = Chips.button(
                "Saves",
                MaterialDesignC.CONTENT_SAVE_OUTLINE,
                "Save, load, and what was saved (F6)",
                () -> model.panels().toggle(Drawer.SAVES));
        saves.setId("open-saves");
        Chips.onlyIconsBelow(ROOM_FOR_WORDS, anchor, branches, saves);
        getChildren().addAll(anchor, branches, saves);
    }
}
