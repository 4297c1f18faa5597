package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.play.CameraModel;
import dev.djinn.app.play.PlayModel;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** What the camera sees, and three seconds to smile. */
final class CameraPanel extends VBox implements Drawers.Page {
    private static final double SIDE = 360;

    private final Button take;

    CameraPanel(PlayModel game, CameraModel camera) {
        super(12);
        setId("camera");
        getStyleClass().add("panel");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        take = WorldDetail.button("camera-take", "camera.take", MaterialDesignC.CAMERA, camera::take);
        take.getStyleClass().add(Styles.ACCENT);
        Button retry = WorldDetail.button("camera-retry", "camera.retry", MaterialDesignR.REFRESH, camera::retry);
        CheckBox mirror = Say.hint(Say.on(new CheckBox(), "camera.mirror"), "camera.mirror.hint");
        mirror.setId("camera-mirror");
        mirror.setSelected(camera.mirrored().get());
        mirror.selectedProperty().subscribe(camera::setMirrored);
        Label quiet = Room.width(Say.label("camera.private"), SIDE);
        quiet.getStyleClass().add("quiet");
        quiet.setWrapText(true);
        quiet.setMinHeight(USE_PREF_SIZE);
        HBox row = new HBox(10, take, retry, Chips.spacer(), mirror);
        row.setAlignment(Pos.CENTER_LEFT);
        PlayView.showWhen(retry, BooleanExpression.booleanExpression(camera.failed()));
        camera.seen().subscribe(seen -> take.setDisable(seen.isEmpty()));
        getChildren()
                .addAll(Drawers.header("camera.title", game), new Fitting(new VBox(12, screen(camera), row, quiet)));
    }

    @Override
    public Node firstFocus() {
        return take;
    }

    private static Node screen(CameraModel camera) {
        Thumbnail picture = new Thumbnail(SIDE);
        camera.seen().subscribe(picture::show);
        Label words = Room.width(new Label(), SIDE - 40);
        words.setId("camera-words");
        words.setWrapText(true);
        words.setAlignment(Pos.CENTER);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMinHeight(USE_PREF_SIZE);
        words.textProperty().bind(camera.words());
        Label number = new Label();
        number.setId("camera-countdown");
        number.getStyleClass().addAll("over", "countdown");
        camera.countdown().subscribe(now -> {
            number.setText(String.valueOf(now));
            number.setVisible(now.intValue() > 0);
        });
        StackPane screen = new StackPane(picture, words, number);
        screen.getStyleClass().add("screen");
        return screen;
    }
}
