package dev.djinn.app.view;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys, on one page. */
final class HelpPanel extends VBox {
    private static final String[][] ROWS = {
        {"1 – 8, A … ;", "the eight actions, unless changed; hold to repeat"},
        {"0", "peek: where each action leads from here"},
        {"Space  .", "pause and go on; one frame at a time"},
        {"R", "restart from the first picture"},
        {"Ctrl + O", "start from another picture, or drop one"},
        {"F9  F8  F12", "record; keep the last 30 seconds; screenshot"},
        {"F3  F10", "figures and sliders; another look of the picture"},
        {"F11  Esc", "full screen; leave it, or pause"},
        {"F2", "controls: keys, gamepad, names of the actions"},
        {"F1", "show or hide this page"},
        {"Ctrl + Q", "quit"},
    };

    HelpPanel() {
        super(12);
        setId("help");
        getStyleClass().add("panel");
        Label title = new Label("Keys");
        title.getStyleClass().add("panel-title");
        Label why = new Label("This world was learned from video alone: nobody told it what the keys mean. "
                + "Hold one and see where it leads.");
        why.setWrapText(true);
        why.getStyleClass().add("quiet");
        GridPane grid = new GridPane(18, 5);
        for (int row = 0; row < ROWS.length; row++) {
            Label key = new Label(ROWS[row][0]);
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row, key, new Label(ROWS[row][1]));
        }
        getChildren().addAll(title, why, grid);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }
}
