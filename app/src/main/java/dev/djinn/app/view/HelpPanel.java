package dev.djinn.app.view;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys, on one page. */
final class HelpPanel extends VBox {
    private static final String[][] PLAY = {
        {"1 – 8, A … ;", "the actions, unless changed"},
        {"0", "peek: where each action leads"},
        {"Space", "pause and go on"},
        {"R", "restart from the first picture"},
        {"Shift + R", "new game from this frame"},
        {"Ctrl + O", "another picture, or drop one"},
        {"Ctrl + V", "the picture that was copied"},
        {"Ctrl + D", "draw a first frame"},
        {"F2", "change keys, gamepad, names"},
        {"F3", "figures and sliders"},
        {"F10  Ctrl + T", "another look; dark or light"},
        {"F9  F12", "record; screenshot"},
        {"F8", "keep the last 30 seconds"},
        {"F11  Esc", "full screen; leave it, or pause"},
        {"Ctrl + Q", "quit"},
        {"F1", "show or hide this page"},
    };
    private static final String[][] TIME = {
        {"Backspace", "hold to rewind; with Tab fast"},
        {"Tab", "hold to go fast"},
        {",  .", "one frame back, one frame on"},
        {"PgUp  PgDn", "a second back, a second on"},
        {"Home  End", "first and newest frame"},
        {"–  +", "slower, faster"},
        {"F4", "branches: all you played"},
        {"F5  F7", "save, load"},
        {"Shift + F7", "undo the load"},
        {"F6", "all saves"},
        {"Shift + F5", "save a replay"},
    };

    private static final String[][] WORLD = {
        {"C", "calibrate: try the actions, name them"},
        {"X", "X-ray: how frames are made"},
        {"Ctrl + L", "library: worlds, pictures"},
    };

    private static final String WHY = "This world was learned from video alone: nobody told it what the keys mean. "
            + "Hold one and see where it leads.";
    private static final String GAMEPAD = "Gamepad: Start pauses, Back steps on; right stick rewinds, goes fast, "
            + "sets the speed. The rest, and how to change it: F2.";

    HelpPanel() {
        super(8);
        setId("help");
        getStyleClass().addAll("panel", "help-panel");
        Label title = new Label("Keys");
        title.getStyleClass().add("panel-title");
        getChildren()
                .addAll(
                        title,
                        quiet(WHY),
                        new HBox(
                                22,
                                column("PLAY", PLAY),
                                new VBox(8, column("TIME AND SAVES", TIME), column("INTO THE WORLD", WORLD))),
                        quiet(GAMEPAD));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    private static Node quiet(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("quiet");
        return label;
    }

    private static Node column(String name, String[][] rows) {
        Label title = new Label(name);
        title.getStyleClass().add("section");
        GridPane grid = new GridPane(12, 4);
        for (int row = 0; row < rows.length; row++) {
            Label key = new Label(rows[row][0]);
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            Label meaning = new Label(rows[row][1]);
            meaning.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row, key, meaning);
        }
        return new VBox(8, title, grid);
    }
}
