package dev.djinn.app.view;

import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.TimeModel;
import dev.djinn.app.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The buttons of a player, as on every recorder: back, one frame, pause, one frame, on; and the speed. */
final class Transport extends HBox {
    private static final double SPEED_WIDTH = 54;

    Transport(PlayModel model, Button pause) {
        super(4);
        setAlignment(Pos.CENTER_LEFT);
        Sides.keep(this);
        TimeModel time = model.time();
        Button rewind = icon("rewind", MaterialDesignR.REWIND, "transport.rewind", () -> {});
        hold(rewind, time::holdRewind, time::releaseRewind);
        Button back = icon("step-back", MaterialDesignS.STEP_BACKWARD, "transport.back", time::stepBack);
        Button on = icon("step", MaterialDesignS.STEP_FORWARD, "transport.on", model::stepOnce);
        Button fast = icon("fast", MaterialDesignF.FAST_FORWARD, "transport.fast", () -> {});
        hold(fast, time::holdFast, time::releaseFast);
        getChildren().addAll(rewind, back, Sides.follow(pause), on, fast, speed(time));
    }

    private static Button speed(TimeModel time) {
        Button speed = new Button();
        speed.setId("speed");
        speed.getStyleClass().add("speed");
        speed.setFocusTraversable(false);
        Room.width(speed, SPEED_WIDTH);
        speed.setTooltip(Say.tip("transport.speed.hint"));
        speed.setOnAction(event -> time.normalSpeed());
        speed.textProperty().bind(time.speed().map(factor -> TimeModel.inWords(factor.doubleValue())));
        speed.accessibleTextProperty().bind(Words.live(time.speed(), factor -> Words.of("transport.speed", factor)));
        return speed;
    }

    private static Button icon(String id, Ikon icon, String hint, Runnable action) {
        Button button = Chips.icon(id, icon, hint, action);
        button.getStyleClass().add("transport");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static void hold(Button button, Runnable pressed, Runnable released) {
        button.armedProperty().subscribe(armed -> {
            if (armed) {
                pressed.run();
            } else {
                released.run();
            }
        });
    }
}
