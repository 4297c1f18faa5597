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
import dev.djinn.app.words.Worded;
import dev.djinn.app.words.Words;
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
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** How the player plays: presets, modes, and what each action is bound to. All of it is reached with the keyboard. */
final class ControlsPanel extends VBox {
    private static final double TALLEST = 660;

    private final PlayModel game;
    private final ControlsModel model;
    private final TabPane tabs;

    ControlsPanel(PlayModel game, Pieces pieces) {
        super(12);
        this.game = game;
        this.model = game.controls();
        setId("controls");
        getStyleClass().addAll("panel", "controls-panel");
        tabs = new TabPane(tab("controls.keyboard", keyboard(pieces)), tab("controls.gamepad", gamepad(pieces)));
        tabs.setId("controls-tabs");
        Say.name(tabs, "controls.tabs");
        Label note = new Label();
        note.setId("controls-note");
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.textProperty().bind(model.note());
        getChildren().addAll(header(), tabs, note);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        setMaxHeight(TALLEST);
        model.shown().subscribe(shown -> {
            if (shown) {
                Platform.runLater(tabs::requestFocus);
            } else if (getScene() != null) {
                getScene().getRoot().requestFocus();
            }
        });
    }

    private Node header() {
        Label title = Say.label("controls.title");
        title.getStyleClass().add("panel-title");
        Button close = Say.on(new Button(null, new FontIcon(MaterialDesignC.CLOSE)), "panel.close");
        close.setId("controls-close");
        Say.name(close, "panel.close.hint");
        close.setOnAction(event -> game.panels().toggleControls());
        HBox header = new HBox(10, title, Chips.spacer(), close);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(null, content);
        tab.textProperty().bind(Words.live(title));
        tab.setClosable(false);
        return tab;
    }

    private Node keyboard(Pieces pieces) {
        Label meaning = new Label();
        meaning.setId("mode-meaning");
        meaning.getStyleClass().add("quiet");
        meaning.textProperty()
                .bind(Words.live(model.controls(), kept -> kept.mode().meaning()));
        return page(
                choice("controls.keys", "preset-", List.of(Preset.values()), Controls::preset, model::choose),
                choice("controls.mode", "mode-", List.of(KeyMode.values()), Controls::mode, model::choose),
                meaning,
                new BindingRows(model, Device.KEYBOARD, pieces),
                new FlowPane(10, 6, resetAll("controls.reset-keys", Device.KEYBOARD), calibrate()));
    }

    private Node calibrate() {
        Button calibrate = Say.on(new Button(), "controls.calibrate");
        calibrate.setId("open-calibrate");
        Say.name(calibrate, "controls.calibrate.hint");
        calibrate.setOnAction(event -> game.panels().toggle(Drawer.CALIBRATE));
        return calibrate;
    }

    private Node gamepad(Pieces pieces) {
        Label status = new Label();
        status.setId("pad-status");
        status.setWrapText(true);
        status.textProperty().bind(game.pads().status());
        Label pressed = new Label();
        pressed.setId("pad-pressed");
        pressed.getStyleClass().add("quiet");
        pressed.textProperty().bind(Words.live(game.pads().pressed(), ControlsPanel::inWords));
        return page(
                status,
                pressed,
                deadZone(),
                new BindingRows(model, Device.GAMEPAD, pieces),
                resetAll("controls.reset-pad", Device.GAMEPAD));
    }

    private static String inWords(Set<PadControl> pressed) {
        return pressed.isEmpty()
                ? Words.of("controls.nothing-pressed")
                : Words.of(
                        "controls.pressed",
                        pressed.stream().map(PadControl::title).collect(Collectors.joining(", ")));
    }

    private Node deadZone() {
        Slider slider = new Slider(
                Controls.LEAST_DEAD_ZONE,
                Controls.LARGEST_DEAD_ZONE,
                model.controls().get().deadZone());
        slider.setId("dead-zone");
        slider.setBlockIncrement(Controls.LEAST_DEAD_ZONE);
        Say.name(slider, "controls.dead-zone.hint");
        Runnable keep = () -> {
            if (!slider.isValueChanging()) {
                model.setDeadZone(slider.getValue());
            }
        };
        slider.valueProperty().subscribe(keep);
        slider.valueChangingProperty().subscribe(keep);
        model.controls().subscribe(kept -> slider.setValue(kept.deadZone()));
        HBox row = new HBox(12, label("controls.dead-zone"), slider);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private <E extends Enum<E> & Worded> Node choice(
            String title, String id, List<E> options, Function<Controls, E> current, Consumer<E> choose) {
        ToggleGroup group = new ToggleGroup();
        List<Node> row = new ArrayList<>(List.of(label(title)));
        for (E option : options) {
            RadioButton button = Say.on(new RadioButton(), option.key());
            button.setId(id + option.name());
            button.accessibleTextProperty()
                    .bind(Words.live(button.textProperty(), words -> Words.of("panel.choice", Words.of(title), words)));
            button.setToggleGroup(group);
            button.selectedProperty().subscribe(selected -> {
                if (selected) {
                    choose.accept(option);
                }
            });
            model.controls().subscribe(kept -> button.setSelected(current.apply(kept) == option));
            row.add(button);
        }
        FlowPane box = new FlowPane(12, 6, row.toArray(Node[]::new));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Node resetAll(String text, Device device) {
        Button reset = Say.on(new Button(), text);
        reset.setId("reset-all-" + device.name());
        Say.name(reset, text + ".hint");
        reset.getStyleClass().add(Styles.DANGER);
        reset.setOnAction(event -> model.resetAll(device));
        return reset;
    }

    private static Label label(String text) {
        Label label = Room.width(Say.label(text), 76);
        return label;
    }

    private static Node page(Node... parts) {
        VBox page = new VBox(10, parts);
        page.getStyleClass().add("page");
        return page;
    }
}
