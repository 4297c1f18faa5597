package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.play.ControlsModel;
import dev.djinn.app.play.ControlsModel.Device;
import dev.djinn.app.play.ControlsModel.Listening;
import dev.djinn.app.play.ControlsModel.Way;
import dev.djinn.app.play.PadDeed;
import dev.djinn.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** For each action its name, what it is bound to, and the buttons to change that. */
final class BindingRows extends ScrollPane {
    private static final double NAME_WIDTH = 140;
    private static final double ROWS_SEEN = 120;
    private static final double ROWS_WANTED = 330;

    private final ControlsModel model;
    private final Device device;
    private final Pieces pieces;
    private final List<Row> rows = new ArrayList<>();
    private int built;

    BindingRows(ControlsModel model, Device device, Pieces pieces) {
        this.model = model;
        this.device = device;
        this.pieces = pieces;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(ROWS_SEEN);
        setPrefViewportHeight(ROWS_WANTED);
        setFocusTraversable(false);
        getStyleClass().add("prompts");
        VBox.setVgrow(this, Priority.ALWAYS);
        Say.again(this, () -> {
            refresh();
            showListening(model.listening().get());
        });
        model.names().subscribe(names -> refresh());
        model.controls().subscribe(kept -> refresh());
        model.layout().subscribe(layout -> refresh());
        model.listening().subscribe(this::showListening);
        model.shown().subscribe(shown -> {
            if (shown) {
                pieces.finish(this);
            }
        });
    }

    private void refresh() {
        int actions = model.keys().get().actionCount();
        if (built != actions) {
            built = actions;
            build(actions);
        }
        rows.forEach(Row::refresh);
    }

    private void build(int actions) {
        GridPane grid = new GridPane(8, 6);
        rows.clear();
        pieces.drop(this);
        for (int action = 0; action < actions; action++) {
            int number = action;
            pieces.add(this, () -> add(grid, new Row(number)));
        }
        if (device == Device.GAMEPAD && actions > 0) {
            for (PadDeed deed : PadDeed.values()) {
                pieces.add(this, () -> addDeed(grid, deed));
            }
        }
        setContent(grid);
    }

    private void addDeed(GridPane grid, PadDeed deed) {
        Row row = new Row(deed.number());
        row.name.setEditable(false);
        row.name.setFocusTraversable(false);
        add(grid, row);
    }

    private void add(GridPane grid, Row row) {
        grid.addRow(rows.size(), row.name, row.bound, row.change, row.add, row.reset);
        GridPane.setHgrow(row.bound, Priority.ALWAYS);
        rows.add(row);
        row.refresh();
    }

    private void showListening(Optional<Listening> listening) {
        rows.forEach(row -> row.show(listening));
    }

    private final class Row {
        private final int action;
        private final TextField name = new TextField();
        private final Label bound = new Label();
        private final Button change;
        private final Button add;
        private final Button reset;

        Row(int action) {
            this.action = action;
            String id = device.name() + "-" + action;
            name.setId("name-" + id);
            Room.width(name, NAME_WIDTH);
            name.setOnAction(event -> keepName());
            name.focusedProperty().subscribe((was, focused) -> {
                if (!focused) {
                    keepName();
                }
            });
            bound.setId("bound-" + id);
            bound.setMaxWidth(Double.MAX_VALUE);
            bound.getStyleClass().add("bound");
            change = button("change-" + id, () -> listen(Way.REPLACE));
            add = button("add-" + id, () -> listen(Way.ADD));
            reset = button("reset-" + id, () -> model.reset(action, device));
            reset.getStyleClass().add(Styles.FLAT);
            Say.on(reset, "bind.reset");
            show(model.listening().get());
        }

        void refresh() {
            String title = model.name(action);
            String controls = String.join("   ", model.printed(action, device));
            if (!name.isFocused() || !name.getText().equals(title)) {
                name.setText(title);
            }
            bound.setText(controls.isEmpty() ? "–" : controls);
            name.setAccessibleText(name.isEditable() ? Words.of("bind.name-of", action + 1) : title);
            bound.setAccessibleText(
                    controls.isEmpty() ? Words.of("bind.on-nothing", title) : Words.of("bind.on", title, controls));
            change.setAccessibleText(Words.of("bind.change.hint", title));
            add.setAccessibleText(Words.of("bind.add.hint", title));
            reset.setAccessibleText(Words.of("bind.reset.hint", title));
            boolean changed = switch (device) {
                case KEYBOARD -> model.keys().get().isChanged(action);
                case GAMEPAD -> model.pad().get().isChanged(action);
            };
            reset.setDisable(!changed);
        }

        void show(Optional<Listening> listening) {
            Optional<Way> way = listening
                    .filter(now -> now.action() == action && now.device() == device)
                    .map(Listening::way);
            change.setText(Words.of(way.equals(Optional.of(Way.REPLACE)) ? "bind.press" : "bind.change"));
            add.setText(Words.of(way.equals(Optional.of(Way.ADD)) ? "bind.press" : "bind.add"));
        }

        private void keepName() {
            if (name.isEditable() && action < model.names().get().size()) {
                model.rename(action, name.getText());
                name.setText(model.names().get().get(action));
            }
        }

        private void listen(Way way) {
            model.listen(new Listening(action, device, way));
        }
    }

    private static Button button(String id, Runnable deed) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> deed.run());
        return button;
    }
}
