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

    private final Button goOn = new Button("Go on", new FontIcon(MaterialDesignP.PLAY));

    ResumePanel(PlayModel model) {
        super(14);
        KeepModel keep = model.keep();
        setId("resume");
        getStyleClass().add("panel");
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label("Go on where you left?");
        title.getStyleClass().add("panel-title");
        Thumbnail picture = new Thumbnail(SIDE);
        picture.setAccessibleText("The game you left");
        Label when = new Label();
        when.setId("resume-when");
        when.getStyleClass().add("quiet");
        goOn.setId("resume-go-on");
        goOn.setDefaultButton(true);
        goOn.setAccessibleText("Go on with the game you left");
        goOn.setOnAction(event -> keep.acceptOffer());
        Button anew = new Button("New game");
        anew.setId("resume-new");
        anew.setAccessibleText("Begin a new game; the one you left stays among the saves");
        anew.setOnAction(event -> keep.declineOffer());
        goOn.getStyleClass().add(Styles.LARGE);
        anew.getStyleClass().add(Styles.LARGE);
        HBox buttons = new HBox(10, goOn, anew);
        buttons.setAlignment(Pos.CENTER);
        Label hint = new Label("Enter goes on, Esc begins anew. Either way it stays in the saves (F6).");
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, picture, when, buttons, hint, new ResumeChoice(keep));
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
