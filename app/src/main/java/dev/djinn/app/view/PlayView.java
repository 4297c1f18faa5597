package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.GalleryModel;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Studio;
import dev.djinn.app.words.Words;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.runtime.onnx.DeviceProbe;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Separator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The play screen: it binds what the model says to what is seen, and decides nothing. */
final class PlayView extends BorderPane {
    private static final double ROOM_FOR_PROMPTS = 980;
    private static final double ROOM_FOR_HINT = 980;
    private static final double ROOM_FOR_XRAY_BUTTON = 1080;

    private final PlayModel model;
    private final Studio studio;
    private final FrameCanvas.Enlarger enlarger;

    PlayView(
            PlayModel model,
            Studio studio,
            FrameCanvas.Enlarger enlarger,
            String worldName,
            List<Prompt> prompts,
            GalleryModel gallery,
            Executor background,
            Pieces pieces) {
        this.model = model;
        this.studio = studio;
        this.enlarger = enlarger;
        getStyleClass().add("shell");
        Node top = topBar(worldName);
        Node side = new PromptList(prompts, gallery, model, background);
        BooleanExpression windowed =
                BooleanExpression.booleanExpression(model.fullScreen().not());
        showWhen(top, windowed);
        showWhen(side, windowed.and(Room.isWide(this, ROOM_FOR_PROMPTS)));
        setTop(top);
        setLeft(side);
        setCenter(stage(pieces));
        setBottom(statusBar());
    }

    private Node topBar(String worldName) {
        FontIcon lamp = new FontIcon(MaterialDesignC.CREATION);
        lamp.getStyleClass().add("lamp");
        Label logo = new Label("Djinn");
        logo.getStyleClass().add("logo");
        logo.setMinWidth(Region.USE_PREF_SIZE);
        Label world = new Label(worldName);
        world.setId("world-name");
        world.getStyleClass().add("world");
        HBox bar = new HBox(10, lamp, logo, new Separator(Orientation.VERTICAL), world, library(), Chips.spacer());
        bar.getChildren().addAll(buttons());
        bar.getChildren().add(new RecordButton(studio));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("topbar");
        return bar;
    }

    private Button library() {
        return Chips.icon(
                "open-library",
                MaterialDesignB.BOOKSHELF,
                "top.library.hint",
                () -> model.panels().toggle(Drawer.LIBRARY));
    }

    private List<Button> buttons() {
        Button open = Chips.button(
                "open-picture", "top.open", MaterialDesignI.IMAGE_PLUS, "top.open.hint", model::choosePicture);
        open.getStyleClass().add(Styles.ACCENT);
        Button draw = Chips.button(
                "open-easel",
                "top.draw",
                MaterialDesignP.PENCIL,
                "top.draw.hint",
                () -> model.panels().toggle(Drawer.EASEL));
        Button keys = Chips.button(
                "open-help", "top.keys", MaterialDesignK.KEYBOARD_OUTLINE, "top.keys.hint", model.panels()::toggleHelp);
        Button controls = Chips.button(
                "open-controls",
                "top.controls",
                MaterialDesignG.GAMEPAD_VARIANT_OUTLINE,
                "top.controls.hint",
                model.panels()::toggleControls);
        Button xray = Chips.icon(
                "open-xray",
                MaterialDesignG.GRID,
                "top.xray.hint",
                model.panels().xray()::toggle);
        Button theme =
                Chips.icon("theme", MaterialDesignC.CIRCLE_HALF_FULL, "top.theme.hint", studio.picture()::nextTheme);
        Button settings = Chips.icon(
                "open-settings",
                MaterialDesignC.COG_OUTLINE,
                "top.settings.hint",
                () -> model.panels().toggle(Drawer.SETTINGS));
        showWhen(xray, Room.isWide(this, ROOM_FOR_XRAY_BUTTON));
        Chips.onlyIconsBelow(ROOM_FOR_PROMPTS, open, draw, controls, keys);
        return List.of(open, draw, xray, controls, keys, theme, settings);
    }

    private Node stage(Pieces pieces) {
        FrameCanvas canvas = canvas();
        StackPane screen = new StackPane(
                canvas,
                waiting(),
                notice(),
                pausedBanner(),
                new FiguresPanel(model, studio),
                new XrayPanel(model.panels().xray()),
                new NoteLabel(studio));
        VBox.setVgrow(screen, Priority.ALWAYS);
        VBox stage = new VBox(
                12,
                new HudBar(model, studio, canvas.scaleText()),
                screen,
                new ScrubBar(model.time()),
                new KeyCaps(model, pieces),
                new ControlRow(model, studio));
        stage.getStyleClass().add("stage");
        stage.setAlignment(Pos.CENTER);
        stage.setMinSize(0, 0);
        return stage;
    }

    private FrameCanvas canvas() {
        FrameCanvas canvas = new FrameCanvas(enlarger);
        studio.picture().shown().subscribe(picture -> picture.ifPresent(canvas::show));
        studio.picture().filter().subscribe(canvas::setFilter);
        studio.picture().enlarged().subscribe(done -> done.ifPresent(canvas::showEnlarged));
        return canvas;
    }

    private Node waiting() {
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setMaxSize(48, 48);
        VBox waiting = new VBox(12, wheel, Say.label("play.opening"));
        waiting.setAlignment(Pos.CENTER);
        showWhen(waiting, phaseIs(Phase.OPENING));
        return waiting;
    }

    private Node pausedBanner() {
        Label banner = new Label();
        banner.setId("paused");
        banner.getStyleClass().addAll("over", "banner");
        banner.textProperty()
                .bind(Words.live(
                        model.focused(), focused -> Words.of(focused ? "play.paused" : "play.paused-elsewhere")));
        showWhen(
                banner,
                phaseIs(Phase.PAUSED)
                        .and(BooleanExpression.booleanExpression(
                                model.panels().isOpen().not()))
                        .and(model.message().isEmpty()));
        StackPane.setAlignment(banner, Pos.BOTTOM_CENTER);
        return banner;
    }

    private Node notice() {
        Label notice = new Label();
        notice.setId("notice");
        notice.getStyleClass().addAll("over", "notice");
        notice.setWrapText(true);
        notice.textProperty().bind(model.message());
        showWhen(notice, model.message().isNotEmpty());
        StackPane.setAlignment(notice, Pos.BOTTOM_CENTER);
        return notice;
    }

    private Node statusBar() {
        Label device = new Label();
        device.setId("device");
        device.textProperty().bind(Words.live(model.device(), PlayView::deviceText));
        model.device()
                .subscribe(found -> found.flatMap(DeviceProbe::whyNotCuda)
                        .ifPresent(why -> device.setTooltip(Say.tip("device.not-cuda", why))));
        Label world = new Label();
        world.textProperty()
                .bind(Words.live(
                        model.opened(),
                        opened -> opened.map(PlayView::worldText).orElse("")));
        Label hint = Say.label("status.keys");
        device.setMinWidth(Region.USE_PREF_SIZE);
        hint.setMinWidth(Region.USE_PREF_SIZE);
        showWhen(hint, Room.isWide(this, ROOM_FOR_HINT));
        HBox bar = new HBox(14, device, world, Chips.spacer(), hint);
        bar.getStyleClass().add("statusbar");
        return bar;
    }

    private static String deviceText(Optional<DeviceProbe> found) {
        return found.map(probe -> Words.of("device.on", probe.device().id().toUpperCase(Locale.ROOT)))
                .orElseGet(() -> Words.of("device.opening"));
    }

    private static String worldText(GameEvent.Opened opened) {
        return Words.of(
                "status.world", opened.world().frame().rate(), opened.world().licence());
    }

    private BooleanExpression phaseIs(Phase phase) {
        return BooleanExpression.booleanExpression(model.phase().map(now -> now == phase));
    }

    static void showWhen(Node node, BooleanExpression condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
