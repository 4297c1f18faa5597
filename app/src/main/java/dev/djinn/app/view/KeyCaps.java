package dev.djinn.app.view;

import dev.djinn.app.play.ControlsModel;
import dev.djinn.app.play.ControlsModel.Device;
import dev.djinn.app.play.Glimpses;
import dev.djinn.app.play.KeyMode;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.binding.BooleanExpression;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The keys of the actions as caps on the screen: they light up while their action is on, show where it leads, and the
 * mouse can hold them too.
 */
final class KeyCaps extends HBox {
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double NARROWEST = 44;
    private static final double ROOM_FOR_GLIMPSES = 720;

    private final PlayModel model;
    private final ControlsModel controls;
    private final Pieces pieces;
    private final List<Cap> caps = new ArrayList<>();
    private final BooleanExpression roomForGlimpses = Room.isHigh(this, ROOM_FOR_GLIMPSES);

    KeyCaps(PlayModel model, Pieces pieces) {
        super(8);
        this.pieces = pieces;
        this.model = model;
        this.controls = model.controls();
        setAlignment(Pos.CENTER);
        getStyleClass().add("keycaps");
        Sides.keep(this);
        model.opened().subscribe(opened -> opened.ifPresent(world -> build(world.idleAction())));
        Say.again(this, this::label);
        controls.names().subscribe(names -> label());
        controls.controls().subscribe(kept -> label());
        controls.layout().subscribe(layout -> label());
        model.held().subscribe(this::light);
        model.chosen().subscribe(this::choose);
        model.glimpses().subscribe(this::look);
    }

    private void build(int idleAction) {
        pieces.drop(this);
        caps.clear();
        getChildren().clear();
        for (int action = 0; action < controls.keys().get().actionCount(); action++) {
            int number = action;
            pieces.addSeen(this, () -> add(new Cap(number, number == idleAction)));
        }
    }

    private void add(Cap cap) {
        caps.add(cap);
        getChildren().add(cap);
        label(cap);
        light(cap, model.held().get());
        choose(cap, model.chosen().get());
        cap.look(model.glimpses().get());
    }

    private void label() {
        caps.forEach(this::label);
    }

    private void label(Cap cap) {
        boolean oneHanded = controls.controls().get().mode() == KeyMode.ONE_HANDED;
        cap.label(
                controls.names().get().get(cap.action),
                oneHanded ? List.of(String.valueOf(cap.action + 1)) : controls.printed(cap.action, Device.KEYBOARD));
    }

    private void light(Set<Integer> held) {
        caps.forEach(cap -> light(cap, held));
    }

    private static void light(Cap cap, Set<Integer> held) {
        cap.pseudoClassStateChanged(DOWN, held.contains(cap.action));
    }

    private void choose(OptionalInt chosen) {
        caps.forEach(cap -> choose(cap, chosen));
    }

    private static void choose(Cap cap, OptionalInt chosen) {
        cap.pseudoClassStateChanged(CHOSEN, chosen.equals(OptionalInt.of(cap.action)));
    }

    private void look(Glimpses glimpses) {
        caps.forEach(cap -> cap.look(glimpses));
    }

    private final class Cap extends VBox {
        private final int action;
        private final Label first = new Label();
        private final Label others = new Label();
        private final Label what = new Label();
        private final GlimpseCanvas glimpse = new GlimpseCanvas();

        Cap(int action, boolean isIdle) {
            this.action = action;
            first.getStyleClass().add("letter");
            others.getStyleClass().add("digit");
            others.setMinWidth(0);
            HBox keys = new HBox(6, first, others);
            keys.setAlignment(Pos.BASELINE_CENTER);
            what.getStyleClass().add("what");
            what.setTextOverrun(OverrunStyle.ELLIPSIS);
            what.setMinWidth(0);
            Sides.follow(what);
            glimpse.setId("glimpse-" + action);
            PlayView.showWhen(glimpse, roomForGlimpses);

            getChildren().addAll(glimpse, keys, what);
            getStyleClass().add("keycap");
            setId("cap-" + action);
            setMinWidth(NARROWEST);
            HBox.setHgrow(this, Priority.ALWAYS);
            pseudoClassStateChanged(IDLE, isIdle);
            setOnMousePressed(event -> model.capPressed(action));
            setOnMouseReleased(event -> model.capReleased(action));
        }

        void label(String name, List<String> keys) {
            first.setText(keys.isEmpty() ? "–" : keys.getFirst());
            others.setText(String.join(" ", keys.subList(Math.min(1, keys.size()), keys.size())));
            String shown = name.equals(ActionLabel.unnamed(action).name()) ? Words.of("hud.action", action + 1) : name;
            what.setText(shown);
            setAccessibleText(
                    keys.isEmpty()
                            ? Words.of("caps.no-key", action + 1, shown)
                            : Words.of("caps.keys", action + 1, shown, String.join(" ", keys)));
        }

        void look(Glimpses glimpses) {
            glimpse.show(glimpses.find(action), glimpses.isCurrent(action));
        }
    }

    /** A small picture of where an action leads; faint once the game has gone on. */
    private static final class GlimpseCanvas extends Canvas {
        private static final double WIDTH = 84;
        private static final double HEIGHT = 52;
        private static final double FAINT = 0.35;

        private Optional<Picture> shown = Optional.empty();

        GlimpseCanvas() {
            super(WIDTH, HEIGHT);
            Say.name(this, "caps.glimpse");
            setMouseTransparent(true);
        }

        void show(Optional<Picture> picture, boolean isCurrent) {
            setOpacity(isCurrent ? 1 : FAINT);
            if (picture.equals(shown)) {
                return;
            }
            shown = picture;
            getGraphicsContext2D().clearRect(0, 0, WIDTH, HEIGHT);
            picture.ifPresent(seen -> {
                double scale = Math.min(WIDTH / seen.width(), HEIGHT / seen.height());
                double width = seen.width() * scale;
                double height = seen.height() * scale;
                getGraphicsContext2D()
                        .drawImage(Images.of(seen), (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
            });
        }
    }
}
