package dev.djinn.app.view;

import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Studio;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The buttons under the picture: time, what was played, how it looks. */
final class ControlRow extends HBox {
    private static final double ROOM_FOR_WORDS = 1200;
    private static final double ROOM_FOR_ALL_WORDS = 1440;

    ControlRow(PlayModel model, Studio studio) {
        super(5);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("controls");
        Button restart = Chips.button(
                "restart", "Restart", MaterialDesignR.RESTART, "Restart from the first picture (R)", model::restart);
        Button look = look(studio);
        Chips.onlyIconsBelow(ROOM_FOR_ALL_WORDS, restart, look);
        getChildren()
                .addAll(
                        new Transport(model, pause(model)),
                        restart,
                        played(model),
                        Chips.spacer(),
                        Chips.button(
                                "open-figures",
                                "",
                                MaterialDesignT.TUNE_VARIANT,
                                "Figures and sliders (F3)",
                                studio::toggleFigures),
                        look,
                        Chips.button(
                                "full-screen",
                                "",
                                MaterialDesignF.FULLSCREEN,
                                "Full screen (F11)",
                                model::toggleFullScreen));
    }

    private static Button pause(PlayModel model) {
        Button pause =
                Chips.button("pause", "Pause", MaterialDesignP.PAUSE, "Pause and go on (Space)", model::togglePause);
        pause.setMinWidth(92);
        model.phase().subscribe(phase -> {
            boolean moves = phase == Phase.RUNNING || phase == Phase.REWINDING;
            pause.setText(moves ? "Pause" : "Play");
            pause.setGraphic(new FontIcon(moves ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
        });
        return pause;
    }

    private static HBox played(PlayModel model) {
        Button anchor = Chips.button(
                "re-anchor",
                "From here",
                MaterialDesignA.ANCHOR,
                "A new game from the frame shown (Shift+R)",
                model.time()::reAnchor);
        Button branches = Chips.button(
                "open-branches",
                "Branches",
                MaterialDesignS.SOURCE_BRANCH,
                "Everything you played, to go back to (F4)",
                () -> model.panels().toggle(Drawer.BRANCHES));
        Button saves = Chips.button(
                "open-saves",
                "Saves",
                MaterialDesignC.CONTENT_SAVE_OUTLINE,
                "Save, load, and what was saved (F6)",
                () -> model.panels().toggle(Drawer.SAVES));
        Chips.onlyIconsBelow(ROOM_FOR_WORDS, anchor, branches, saves);
        return new HBox(8, anchor, branches, saves);
    }

    private static Button look(Studio studio) {
        Button look = Chips.button(
                "look",
                "Look",
                MaterialDesignM.MONITOR_SHIMMER,
                "Another look of the picture (F10)",
                studio.picture()::nextFilter);
        studio.picture().filter().subscribe(filter -> look.setText("Look: " + filter.title()));
        return look;
    }
}
