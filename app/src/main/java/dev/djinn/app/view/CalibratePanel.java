package dev.djinn.app.view;

import dev.djinn.app.play.CalibrateModel;
import dev.djinn.app.play.CalibrateModel.Film;
import dev.djinn.app.play.ControlsModel;
import dev.djinn.app.play.ControlsModel.Device;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** What each action does from here, side by side: to look at, to name, and to take the keys that follow from it. */
final class CalibratePanel extends VBox implements Drawers.Page {
    private static final double SIDE = 104;
    private static final double CARD = 118;
    private static final double ROOM_FOR_HINT = 1000;
    private static final double GAP = 8;
    private static final double AROUND = 60;
    /** Cards in a row, if there is room; else half of it. */
    private static final int LONG = 8;

    private final CalibrateModel model;
    private final ControlsModel controls;
    private final FlowPane strip = new FlowPane(GAP, GAP);
    private final Pieces pieces;
    private final List<Card> cards = new ArrayList<>();
    private int built;
    private final Button take = button(MaterialDesignC.CHECK, "calibrate.take");
    private final Button back = button(MaterialDesignU.UNDO, "calibrate.put-back");
    private final Button again = button(MaterialDesignR.REFRESH, "calibrate.again");
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long nanos) {
            cards.forEach(card -> card.play(nanos));
        }
    };

    CalibratePanel(PlayModel game, Pieces pieces) {
        super(10);
        this.pieces = pieces;
        this.model = game.panels().calibrate();
        this.controls = game.controls();
        setId("calibrate");
        getStyleClass().addAll("panel", "calibrate-panel");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label status = new Label();
        status.setId("calibrate-status");
        status.getStyleClass().add("quiet");
        status.setWrapText(true);
        status.setPrefWidth(0);
        status.setMaxWidth(Double.MAX_VALUE);
        status.setMinHeight(USE_PREF_SIZE);
        status.textProperty().bind(model.status());
        strip.setAlignment(Pos.CENTER);
        strip.prefWrapLengthProperty()
                .bind(sceneProperty()
                        .flatMap(scene -> Room.width(this)
                                .map(width -> Room.scale(scene).get()
                                        * length(width > length(LONG) + AROUND ? LONG : LONG / 2)))
                        .orElse(length(LONG)));
        strip.maxWidthProperty().bind(strip.prefWrapLengthProperty());
        setAlignment(Pos.TOP_CENTER);
        VBox body = new VBox(10, status, strip, buttons());
        body.setAlignment(Pos.TOP_CENTER);
        getChildren().addAll(Drawers.header("calibrate.title", game), new Fitting(body));
        controls.names().subscribe(names -> refresh());
        controls.controls().subscribe(kept -> refresh());
        controls.layout().subscribe(layout -> refresh());
        model.proposal().subscribe(proposed -> refresh());
        model.films().subscribe(films -> refresh());
        game.panels().drawer().subscribe(drawer -> {
            if (drawer == Drawer.CALIBRATE) {
                pieces.finish(this);
                refresh(); // in the language of now
                timer.start();
            } else {
                timer.stop();
            }
        });
    }

    private static double length(int cards) {
        return cards * (CARD + GAP);
    }

    @Override
    public Node firstFocus() {
        return again;
    }

    private static Button button(Ikon icon, String words) {
        return Say.on(new Button(null, new FontIcon(icon)), words);
    }

    private Node buttons() {
        take.setId("take-keys");
        take.setDefaultButton(true);
        take.setOnAction(event -> model.take());
        back.setId("put-keys-back");
        back.setOnAction(event -> model.putBack());
        again.setId("try-again");
        again.setOnAction(event -> model.again());
        model.before().subscribe(before -> back.setDisable(before.isEmpty()));
        Label hint = Say.label("calibrate.hint");
        hint.getStyleClass().add("quiet");
        PlayView.showWhen(hint, Room.isWide(this, ROOM_FOR_HINT));
        HBox buttons = new HBox(GAP, take, back, again, Chips.spacer(), hint);
        buttons.setAlignment(Pos.CENTER_LEFT);
        for (Button button : List.of(take, back, again)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        return buttons;
    }

    private void refresh() {
        int actions = controls.keys().get().actionCount();
        if (built != actions) {
            built = actions;
            pieces.drop(this);
            cards.clear();
            strip.getChildren().clear();
            for (int action = 0; action < actions; action++) {
                int number = action;
                pieces.add(this, () -> add(new Card(number)));
            }
        }
        cards.forEach(Card::refresh);
        take.setDisable(!model.canTake());
    }

    private void add(Card card) {
        cards.add(card);
        strip.getChildren().add(card);
        card.refresh();
    }

    private final class Card extends VBox {
        private final int action;
        private final Thumbnail picture = new Thumbnail(SIDE);
        private final TextField name = new TextField();
        private final Label keys = new Label();
        private final Label proposed = new Label();

        Card(int action) {
            super(4);
            this.action = action;
            setId("try-" + action);
            getStyleClass().add("try");
            setAlignment(Pos.TOP_CENTER);
            Room.width(this, CARD);
            setMaxWidth(USE_PREF_SIZE);
            name.setId("try-name-" + action);
            name.setOnAction(event -> keepName());
            name.focusedProperty().subscribe((was, focused) -> {
                if (!focused) {
                    keepName();
                }
            });
            keys.setId("try-keys-" + action);
            keys.getStyleClass().add("now");
            proposed.setId("try-proposed-" + action);
            proposed.getStyleClass().add("proposed");
            proposed.setWrapText(true);
            proposed.setMinHeight(USE_PREF_SIZE);
            getChildren().addAll(picture, name, keys, proposed);
        }

        void refresh() {
            String title = controls.names().get().get(action);
            String printed = String.join("  ", controls.printed(action, Device.KEYBOARD));
            if (!name.isFocused() || !name.getText().equals(title)) {
                name.setText(title);
            }
            name.setAccessibleText(Words.of("bind.name-of", action + 1));
            keys.setText(printed.isEmpty() ? Words.of("bind.no-key") : printed);
            String newName = model.proposal().get().names().get(action);
            String newKeys =
                    model.proposal().get().printed(action, controls.layout().get());
            proposed.setText(
                    newName.equals(title)
                            ? Words.of("calibrate.new-keys", newKeys)
                            : Words.of("calibrate.new-name", newKeys, newName));
            proposed.setVisible(model.canTake());
        }

        void play(long nanos) {
            List<Film> films = model.films().get();
            picture.show(
                    action < films.size() ? Optional.of(model.frameAt(films.get(action), nanos)) : Optional.empty());
        }

        private void keepName() {
            if (action < controls.names().get().size()) {
                controls.rename(action, name.getText());
                name.setText(controls.names().get().get(action));
            }
        }
    }
}
