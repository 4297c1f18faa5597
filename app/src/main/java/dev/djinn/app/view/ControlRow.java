package dev.djinn.app.view;

import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Studio;
import dev.djinn.app.words.Words;
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
        Button restart =
                Chips.button("restart", "row.restart", MaterialDesignR.RESTART, "row.restart.hint", model::restart);
        Button look = look(studio);
        Chips.onlyIconsBelow(ROOM_FOR_ALL_WORDS, restart, look);
        getChildren()
                .addAll(
                        new Transport(model, pause(model)),
                        restart,
                        played(model),
                        Chips.spacer(),
                        Chips.icon(
                                "open-figures",
                                MaterialDesignT.TUNE_VARIANT,
                                "row.figures.hint",
                                studio::toggleFigures),
                        look,
                        Chips.icon(
                                "full-screen",
                                MaterialDesignF.FULLSCREEN,
                                "row.full-screen.hint",
                                model::toggleFullScreen));
    }

    private static Button pause(PlayModel model) {
        Button pause = Room.width(Chips.icon("pause", MaterialDesignP.PAUSE, "row.pause.hint", model::togglePause), 92);
        pause.textProperty()
                .bind(Words.live(model.phase(), phase -> Words.of(moves(phase) ? "row.pause" : "row.play")));
        model.phase()
                .subscribe(phase ->
                        pause.setGraphic(new FontIcon(moves(phase) ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY)));
        return pause;
    }

    private static boolean moves(Phase phase) {
        return phase == Phase.RUNNING || phase == Phase.REWINDING;
    }

    private static HBox played(PlayModel model) {
        Button anchor = Chips.button(
                "re-anchor", "row.anchor", MaterialDesignA.ANCHOR, "row.anchor.hint", model.time()::reAnchor);
        Button branches = Chips.button(
                "open-branches",
                "row.branches",
                MaterialDesignS.SOURCE_BRANCH,
                "row.branches.hint",
                () -> model.panels().toggle(Drawer.BRANCHES));
        Button saves = Chips.button(
                "open-saves",
                "row.saves",
                MaterialDesignC.CONTENT_SAVE_OUTLINE,
                "row.saves.hint",
                () -> model.panels().toggle(Drawer.SAVES));
        Chips.onlyIconsBelow(ROOM_FOR_WORDS, anchor, branches, saves);
        return new HBox(8, anchor, branches, saves);
    }

    private static Button look(Studio studio) {
        Button look =
                Chips.icon("look", MaterialDesignM.MONITOR_SHIMMER, "row.look.hint", studio.picture()::nextFilter);
        look.textProperty().bind(Words.live(studio.picture().filter(), filter -> Words.of("row.look", filter.title())));
        return look;
    }
}
