package dev.djinn.app.view;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys, on one page: for each line the words of its keys and of what they do. */
final class HelpPanel extends VBox {
    private static final double ROOM_FOR_BOTH = 750;

    private static final String[][] PLAY = {
        {"help.actions.keys", "help.actions"},
        {"help.peek.keys", "help.peek"},
        {"help.pause.keys", "help.pause"},
        {"help.restart.keys", "help.restart"},
        {"help.anchor.keys", "help.anchor"},
        {"help.open.keys", "help.open"},
        {"help.paste.keys", "help.paste"},
        {"help.draw.keys", "help.draw"},
        {"help.library.keys", "help.library"},
        {"help.controls.keys", "help.controls"},
        {"help.settings.keys", "help.settings"},
        {"help.figures.keys", "help.figures"},
        {"help.look.keys", "help.look"},
        {"help.record.keys", "help.record"},
        {"help.keep-last.keys", "help.keep-last"},
        {"help.full-screen.keys", "help.full-screen"},
        {"help.quit.keys", "help.quit"},
        {"help.help.keys", "help.help"},
    };
    private static final String[][] TIME = {
        {"help.rewind.keys", "help.rewind"},
        {"help.fast.keys", "help.fast"},
        {"help.frames.keys", "help.frames"},
        {"help.seconds.keys", "help.seconds"},
        {"help.ends.keys", "help.ends"},
        {"help.speed.keys", "help.speed"},
        {"help.branches.keys", "help.branches"},
        {"help.save.keys", "help.save"},
        {"help.undo-load.keys", "help.undo-load"},
        {"help.saves.keys", "help.saves"},
        {"help.replay.keys", "help.replay"},
    };

    private static final String[][] WORLD = {
        {"help.calibrate.keys", "help.calibrate"},
        {"help.xray.keys", "help.xray"},
    };

    HelpPanel() {
        super(8);
        setId("help");
        getStyleClass().addAll("panel", "help-panel");
        Label title = Say.label("help.title");
        title.getStyleClass().add("panel-title");
        getChildren()
                .addAll(
                        title,
                        new Fitting(new VBox(
                                8,
                                quiet("help.why"),
                                columns(
                                        column("help.play", PLAY),
                                        new VBox(8, column("help.time", TIME), column("help.world", WORLD))),
                                quiet("help.gamepad"))));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    /** Side by side where there is room. */
    private static Node columns(Node... columns) {
        FlowPane flow = new FlowPane(22, 8, columns);
        flow.prefWrapLengthProperty()
                .bind(Room.width(flow)
                        .map(width -> width < ROOM_FOR_BOTH ? 0 : Double.MAX_VALUE)
                        .orElse(Double.MAX_VALUE));
        return flow;
    }

    private static Node quiet(String text) {
        Label label = Say.label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("quiet");
        return label;
    }

    private static Node column(String name, String[][] rows) {
        Label title = Say.label(name);
        title.getStyleClass().add("section");
        GridPane grid = new GridPane(12, 4);
        for (int row = 0; row < rows.length; row++) {
            Label key = Sides.keep(Say.label(rows[row][0]));
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            Label meaning = Say.label(rows[row][1]);
            meaning.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row, key, meaning);
        }
        return new VBox(8, title, grid);
    }
}
