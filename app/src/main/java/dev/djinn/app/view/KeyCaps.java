package dev.djinn.app.view;

import dev.djinn.app.play.PlayModel;
import dev.djinn.runtime.world.WorldManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The keys of the actions as caps on the screen: they light up while held, and the mouse can hold them too. */
final class KeyCaps extends HBox {
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");
    private static final double WIDEST = 104;
    private static final double NARROWEST = 44;

    private final PlayModel model;
    private final List<VBox> caps = new ArrayList<>();

    KeyCaps(PlayModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER);
        getStyleClass().add("keycaps");
        model.opened().subscribe(opened -> opened.ifPresent(world -> build(world.world(), world.idleAction())));
        model.held().subscribe(this::light);
    }

    private void build(WorldManifest world, int idleAction) {
        caps.clear();
        for (int action = 0; action < model.keys().actionCount(); action++) {
            VBox cap = cap(action, world.actions().get(action).name());
            cap.pseudoClassStateChanged(IDLE, action == idleAction);
            caps.add(cap);
        }
        getChildren().setAll(caps);
    }

    private VBox cap(int action, String name) {
        Label letter = new Label(model.keys().letter(action));
        letter.getStyleClass().add("letter");
        Label digit = new Label(model.keys().digit(action));
        digit.getStyleClass().add("digit");
        HBox keys = new HBox(6, letter, digit);
        keys.setAlignment(Pos.BASELINE_CENTER);
        Label what = new Label(name);
        what.getStyleClass().add("what");
        what.setTextOverrun(OverrunStyle.ELLIPSIS);
        what.setMinWidth(0);

        VBox cap = new VBox(keys, what);
        cap.getStyleClass().add("keycap");
        cap.setId("cap-" + action);
        cap.setMinWidth(NARROWEST);
        cap.setPrefWidth(WIDEST);
        cap.setMaxWidth(WIDEST);
        cap.setAccessibleText(
                "Action " + (action + 1) + ", " + name + ", keys " + digit.getText() + " and " + letter.getText());
        HBox.setHgrow(cap, Priority.ALWAYS);
        cap.setOnMousePressed(event -> model.capPressed(action));
        cap.setOnMouseReleased(event -> model.capReleased(action));
        return cap;
    }

    private void light(Set<Integer> held) {
        for (int action = 0; action < caps.size(); action++) {
            caps.get(action).pseudoClassStateChanged(DOWN, held.contains(action));
        }
    }
}
