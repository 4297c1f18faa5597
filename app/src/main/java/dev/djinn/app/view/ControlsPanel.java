package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.play.Controls;
import dev.djinn.app.play.ControlsModel;
import dev.djinn.app.play.ControlsModel.Device;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.KeyMode;
import dev.djinn.app.play.PadControl;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** How the player plays: presets, modes, and what each action is bound to. All of it is reached with the keyboard. */
final class ControlsPanel extends VBox {
    private static final double WIDEST = 720;
    private static final double TALLEST = 660;

    private final PlayModel game;
    private final ControlsModel model;
    private final TabPane tabs;

    ControlsPanel(PlayModel game) {
        super(12);
        this.game = game;
        this.model = game.controls();
        setId("controls");
        getStyleClass().addAll("panel", "controls-panel");
        tabs = new TabPane(tab("Keyboard", keyboard()), tab("Gamepad", gamepad()));
        tabs.setId("controls-tabs");
        tabs.setAccessibleText("Keyboard or gamepad");
        Label note = new Label();
        note.setId("controls-note");
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.textProperty().bind(model.note());
        getChildren().addAll(header(), tabs, note);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        setMaxSize(WIDEST, TALLEST);
        model.shown().subscribe(shown -> {
            if (shown) {
                Platform.runLater(tabs::requestFocus);
            } else if (getScene() != null) {
                getScene().getRoot().requestFocus();
            }
        });
    }

    private Node header() {
        Label title = new Label("Controls");
        title.getStyleClass().add("panel-title");
        Button close = new Button("Close", new FontIcon(MaterialDesignC.CLOSE));
        close.setId("controls-close");
        close.setAccessibleText("Close the controls (Esc)");
        close.setOnAction(event -> game.panels().toggleControls());
        HBox header = new HBox(10, title, Chips.spacer(), close);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private Node keyboard() {
        Label meaning = new Label();
        meaning.setId("mode-meaning");
        meaning.getStyleClass().add("quiet");
        model.controls().subscribe(kept -> meaning.setText(kept.mode().meaning()));
        return page(
                choice("Keys", "preset-", List.of(Preset.values()), Preset::title, Controls::preset, model::choose),
                choice("A press", "mode-", List.of(KeyMode.values()), KeyMode::title, Controls::mode, model::choose),
                meaning,
                new BindingRows(model, Device.KEYBOARD),
                new HBox(10, resetAll("Reset all keys", Device.KEYBOARD), Chips.spacer(), calibrate()));
    }

    private Node calibrate() {
        Button calibrate = new Button("Try the actions, and keys for them");
        calibrate.setId("open-calibrate");
        calibrate.setAccessibleText("Calibrate: try each action, name it, take keys that fit (C)");
        calibrate.setOnAction(event -> game.panels().toggle(Drawer.CALIBRATE));
        return calibrate;
    }

    private Node gamepad() {
        Label status = new Label();
        status.setId("pad-status");
        status.setWrapText(true);
        status.textProperty().bind(game.pads().status());
        Label pressed = new Label();
        pressed.setId("pad-pressed");
        pressed.getStyleClass().add("quiet");
        pressed.textProperty().bind(game.pads().pressed().map(ControlsPanel::inWords));
        return page(
                status,
                pressed,
                deadZone(),
                new BindingRows(model, Device.GAMEPAD),
                resetAll("Reset the gamepad", Device.GAMEPAD));
    }

    private static String inWords(Set<PadControl> pressed) {
        return pressed.isEmpty()
                ? "Nothing is pressed. Start pauses, Back steps one frame."
                : pressed.stream().map(PadControl::title).collect(Collectors.joining(", ", "Pressed: ", ""));
    }

    private Node deadZone() {
        Slider slider = new Slider(
                Controls.LEAST_DEAD_ZONE,
                Controls.LARGEST_DEAD_ZONE,
                model.controls().get().deadZone());
        slider.setId("dead-zone");
        slider.setBlockIncrement(Controls.LEAST_DEAD_ZONE);
        slider.setAccessibleText("How far a stick moves before it counts");
        Runnable keep = () -> {
            if (!slider.isValueChanging()) {
                model.setDeadZone(slider.getValue());
            }
        };
        slider.valueProperty().subscribe(keep);
        slider.valueChangingProperty().subscribe(keep);
        model.controls().subscribe(kept -> slider.setValue(kept.deadZone()));
        HBox row = new HBox(12, label("Dead zone"), slider);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private <E extends Enum<E>> Node choice(
            String title,
            String id,
            List<E> options,
            Function<E, String> words,
            Function<Controls, E> current,
            Consumer<E> choose) {
        ToggleGroup group = new ToggleGroup();
        List<Node> row = new ArrayList<>(List.of(label(title)));
        for (E option : options) {
            RadioButton button = new RadioButton(words.apply(option));
            button.setId(id + option.name());
            button.setAccessibleText(title + ": " + words.apply(option));
            button.setToggleGroup(group);
            button.selectedProperty().subscribe(selected -> {
                if (selected) {
                    choose.accept(option);
                }
            });
            model.controls().subscribe(kept -> button.setSelected(current.apply(kept) == option));
            row.add(button);
        }
        HBox box = new HBox(12, row.toArray(Node[]::new));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Node resetAll(String text, Device device) {
        Button reset = new Button(text);
        reset.setId("reset-all-" + device.name());
        reset.setAccessibleText(text + " to what everybody begins with");
        reset.getStyleClass().add(Styles.DANGER);
        reset.setOnAction(event -> model.resetAll(device));
        return reset;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setMinWidth(76);
        return label;
    }

    private static Node page(Node... parts) {
        VBox page = new VBox(10, parts);
        page.getStyleClass().add("page");
        return page;
    }
}
