package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.library.Slot;
import dev.djinn.app.play.KeepModel;
import dev.djinn.app.play.PlayModel;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The first question of a start: the game that was left, or a new one. */
final class ResumePanel extends VBox implements Drawers.Page {
    private static final double SIDE = 256;

    private final Button goOn = Say.on(new Button(null, new FontIcon(MaterialDesignP.PLAY)), "resume.go-on");

    ResumePanel(PlayModel model) {
        super(14);
        KeepModel keep = model.keep();
        setId("resume");
        getStyleClass().add("panel");
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = Say.label("resume.title");
        title.getStyleClass().add("panel-title");
        Thumbnail picture = new Thumbnail(SIDE);
        Say.name(picture, "slot.left");
        Label when = new Label();
        when.setId("resume-when");
        when.getStyleClass().add("quiet");
        goOn.setId("resume-go-on");
        goOn.setDefaultButton(true);
        Say.name(goOn, "resume.go-on.hint");
        goOn.setOnAction(event -> keep.acceptOffer());
        Button anew = Say.on(new Button(), "resume.anew");
        anew.setId("resume-new");
        Say.name(anew, "resume.anew.hint");
        anew.setOnAction(event -> keep.declineOffer());
        goOn.getStyleClass().add(Styles.LARGE);
        anew.getStyleClass().add(Styles.LARGE);
        HBox buttons = new HBox(10, goOn, anew);
        buttons.setAlignment(Pos.CENTER);
        Label hint = Say.label("resume.hint");
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        VBox body = new VBox(14, title, picture, when, buttons, hint, new ResumeChoice(keep));
        body.setAlignment(Pos.CENTER);
        getChildren().add(new Fitting(body));
        keep.offer().subscribe(offer -> {
            if (offer.isPresent()) {
                picture.show(offer.map(Slot.Game::picture));
                when.setText(SlotWords.of(offer.get()));
            } else {
                picture.show(Optional.empty());
            }
        });
    }

    @Override
    public Node firstFocus() {
        return goOn;
    }
}
