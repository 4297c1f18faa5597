package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.GalleryModel;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.ShelfWords;
import dev.djinn.app.play.Studio;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.runtime.onnx.DeviceProbe;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
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
            Executor background) {
        this.model = model;
        this.studio = studio;
        this.enlarger = enlarger;
        getStyleClass().add("shell");
        Node top = topBar(worldName);
        Node side = new PromptList(prompts, gallery, model, background);
        BooleanExpression windowed =
                BooleanExpression.booleanExpression(model.fullScreen().not());
        showWhen(top, windowed);
        showWhen(side, windowed.and(widthProperty().greaterThan(ROOM_FOR_PROMPTS)));
        setTop(top);
        setLeft(side);
        setCenter(stage());
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
        return Chips.button(
                "open-library",
                "",
                MaterialDesignB.BOOKSHELF,
                ShelfWords.OPEN_HINT,
                () -> model.panels().toggle(Drawer.LIBRARY));
    }

    private List<Button> buttons() {
        Button open = Chips.button(
                "open-picture",
                "Open picture",
                MaterialDesignI.IMAGE_PLUS,
                "Start from another picture (Ctrl+O)",
                model::choosePicture);
        open.getStyleClass().add(Styles.ACCENT);
        Button draw = Chips.button(
                "open-easel",
                "Draw",
                MaterialDesignP.PENCIL,
                "Draw a first frame (Ctrl+D)",
                () -> model.panels().toggle(Drawer.EASEL));
        Button keys = Chips.button(
                "open-help",
                "Keys",
                MaterialDesignK.KEYBOARD_OUTLINE,
                "Show the keys (F1)",
                model.panels()::toggleHelp);
        Button controls = Chips.button(
                "open-controls",
                "Controls",
                MaterialDesignG.GAMEPAD_VARIANT_OUTLINE,
                "Change keys and gamepad (F2)",
                model.panels()::toggleControls);
        Button xray = Chips.button(
                "open-xray",
                "",
                MaterialDesignG.GRID,
                "X-ray: how frames are made (X)",
                model.panels().xray()::toggle);
        Button theme = Chips.button(
                "theme",
                "",
                MaterialDesignC.CIRCLE_HALF_FULL,
                "Colours: dark, light, as the desktop (Ctrl+T)",
                studio.picture()::nextTheme);
        showWhen(xray, widthProperty().greaterThan(ROOM_FOR_XRAY_BUTTON));
        Chips.onlyIconsBelow(ROOM_FOR_PROMPTS, open, draw, controls, keys);
        return List.of(open, draw, xray, controls, keys, theme);
    }

    private Node stage() {
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
                new KeyCaps(model),
                new ControlRow(model, studio));
        stage.getStyleClass().add("stage");
        stage.setAlignment(Pos.CENTER);
        stage.setMinSize(0, 0);
        return stage;
    }

    private FrameCanvas canvas() {
        FrameCanvas canvas = new FrameCanvas(enlarger);
        model.picture().subscribe(picture -> picture.ifPresent(canvas::show));
        studio.picture().filter().subscribe(canvas::setFilter);
        studio.picture().enlarged().subscribe(done -> done.ifPresent(canvas::showEnlarged));
        return canvas;
    }

    private Node waiting() {
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setMaxSize(48, 48);
        VBox waiting = new VBox(12, wheel, new Label("Opening the world…"));
        waiting.setAlignment(Pos.CENTER);
        showWhen(waiting, phaseIs(Phase.OPENING));
        return waiting;
    }

    private Node pausedBanner() {
        Label banner = new Label();
        banner.setId("paused");
        banner.getStyleClass().addAll("over", "banner");
        banner.textProperty()
                .bind(model.focused()
                        .map(focused -> focused
                                ? "Paused – Space goes on"
                                : "Paused – click here, the window does not have the keyboard"));
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
        Label device = new Label("opening…");
        device.setId("device");
        model.device().subscribe(found -> found.ifPresent(probe -> device.setText(deviceText(probe))));
        model.device()
                .subscribe(found -> found.flatMap(DeviceProbe::whyNotCuda)
                        .ifPresent(why -> device.setTooltip(new Tooltip("Not CUDA: " + why))));
        Label world = new Label();
        model.opened()
                .subscribe(
                        opened -> world.setText(opened.map(PlayView::worldText).orElse("")));
        Label hint = new Label("Space pause  ·  Backspace rewind  ·  F5 save  ·  F7 load  ·  F1 all keys");
        device.setMinWidth(Region.USE_PREF_SIZE);
        hint.setMinWidth(Region.USE_PREF_SIZE);
        showWhen(hint, widthProperty().greaterThan(ROOM_FOR_PROMPTS));
        HBox bar = new HBox(14, device, world, Chips.spacer(), hint);
        bar.getStyleClass().add("statusbar");
        return bar;
    }

    private static String deviceText(DeviceProbe probe) {
        return "ONNX Runtime on " + probe.device().id().toUpperCase(Locale.ROOT);
    }

    private static String worldText(GameEvent.Opened opened) {
        String rate = String.format(
                Locale.ROOT, "learned at %.3g frames/s", opened.world().frame().rate());
        return "·  " + rate + "  ·  " + opened.world().licence();
    }

    private BooleanExpression phaseIs(Phase phase) {
        return BooleanExpression.booleanExpression(model.phase().map(now -> now == phase));
    }

    static void showWhen(Node node, BooleanExpression condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
