package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.easel.EaselModel;
import dev.djinn.app.easel.Likeness;
import dev.djinn.app.easel.Stamp;
import dev.djinn.app.easel.Tool;
import dev.djinn.app.easel.Underlay;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.words.Words;
import dev.djinn.engine.session.Reconstruction;
import dev.djinn.runtime.image.Fit;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** Where the picture to begin with is drawn: tools, paper, and what the world would see. */
final class EaselPanel extends VBox implements Drawers.Page {
    private static final double GAP = 10;
    private static final double TOOLS = 148;
    private static final double SEEN = 192;
    private static final double SWATCH = 22;

    private final PlayModel game;
    private final EaselModel easel;
    private final PaperCanvas paper;

    EaselPanel(PlayModel game, Pieces pieces) {
        super(GAP);
        this.game = game;
        this.easel = game.panels().easel();
        this.paper = new PaperCanvas(easel);
        setId("easel");
        getStyleClass().addAll("panel", "easel-panel");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        HBox desk = new HBox(2 * GAP, tools(), paper, side());
        desk.setAlignment(Pos.TOP_CENTER);
        getChildren().addAll(Drawers.header("easel.title", game), new Fitting(new VBox(GAP, desk, buttons())));
        game.opened().subscribe(opened -> opened.ifPresent(world -> pieces.add(this, easel::prepare)));
        setOnKeyPressed(event -> {
            if (event.getCode()
                    == KeyCode.ENTER) { // not a default button: a scene knows one alone, and Calibrate has it
                game.beginnings().playDrawing();
            }
        });
    }

    @Override
    public Node firstFocus() {
        return paper;
    }

    private Node tools() {
        ToggleGroup group = new ToggleGroup();
        FlowPane tools = new FlowPane(4, 4);
        tools.getChildren()
                .addAll(
                        tool(Tool.PEN, MaterialDesignP.PENCIL, group),
                        tool(Tool.ERASER, MaterialDesignE.ERASER, group),
                        tool(Tool.FILL, MaterialDesignF.FORMAT_COLOR_FILL, group));
        FlowPane stamps = new FlowPane(4, 4);
        for (Stamp stamp : Stamp.values()) {
            stamps.getChildren().add(stamp(stamp, group));
        }
        FlowPane swatches = new FlowPane(4, 4);
        swatches.setPrefWrapLength(TOOLS);
        easel.palette().subscribe(colours -> {
            swatches.getChildren().clear();
            colours.forEach(colour -> swatches.getChildren().add(swatch(colour)));
        });
        ColorPicker other = new ColorPicker(Color.BLACK);
        other.setId("colour");
        Say.name(other, "easel.other-colour");
        other.setMaxWidth(TOOLS);
        other.setOnAction(event -> easel.choose(rgb(other.getValue())));
        easel.colour().subscribe(colour -> other.setValue(colour(colour.intValue())));
        Slider width = slider(
                "pen-width",
                EaselModel.THINNEST,
                EaselModel.THICKEST,
                easel.width().get());
        Say.name(width, "easel.pen-width");
        width.valueProperty().subscribe(value -> easel.setWidth(value.doubleValue()));
        VBox column = new VBox(
                6,
                section("easel.tools"),
                tools,
                section("easel.stamps"),
                stamps,
                section("easel.size"),
                width,
                section("easel.colours"),
                swatches,
                other);
        return Room.width(column, TOOLS);
    }

    private Node side() {
        Thumbnail seen = new Thumbnail(SEEN);
        seen.setId("easel-seen");
        Label verdict = new Label();
        verdict.setId("easel-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        easel.seen().subscribe(answer -> {
            seen.show(answer.map(Reconstruction::seen));
        });
        verdict.textProperty()
                .bind(Words.live(
                        easel.seen(), answer -> answer.map(Likeness::words).orElse("…")));
        VBox under = under();
        VBox column = new VBox(6, section("easel.what-it-sees"), seen, verdict, section("easel.underneath"), under);
        return Room.width(column, SEEN);
    }

    private VBox under() {
        Button open = icon("under-open", MaterialDesignI.IMAGE_PLUS, "easel.under-open");
        open.setOnAction(event -> game.choosePicture());
        Button frame = icon("under-frame", MaterialDesignF.FILMSTRIP, "easel.under-frame");
        frame.setOnAction(event -> easel.layFrameUnder());
        Button flip = icon("under-flip", MaterialDesignS.SWAP_HORIZONTAL, "easel.under-flip");
        flip.setOnAction(event -> easel.adjust(laid -> laid.withFlipped(!laid.flipped())));
        Button fit = icon("under-fit", MaterialDesignC.CROP, "easel.under-fit");
        fit.setOnAction(event -> easel.adjust(laid -> laid.withFit(laid.fit() == Fit.CROP ? Fit.LETTERBOX : Fit.CROP)));
        VBox sliders = new VBox(
                2,
                adjustment(
                        "under-contrast",
                        "easel.contrast",
                        0,
                        Underlay.MOST_CONTRAST,
                        Underlay::contrast,
                        value -> laid -> laid.withContrast(value)),
                adjustment(
                        "under-tones",
                        "easel.tones",
                        Underlay.FEWEST_TONES,
                        Underlay.ALL_TONES,
                        Underlay::tones,
                        value -> laid -> laid.withTones((int) Math.round(value))),
                adjustment(
                        "under-edges", "easel.edges", 0, 1, Underlay::edges, value -> laid -> laid.withEdges(value)));
        easel.underlay().subscribe(laid -> {
            flip.setDisable(laid.isEmpty());
            fit.setDisable(laid.isEmpty());
            sliders.setDisable(laid.isEmpty());
        });
        return new VBox(6, new HBox(4, open, frame, flip, fit), sliders);
    }

    private Node adjustment(
            String id,
            String title,
            double least,
            double most,
            ToDoubleFunction<Underlay> now,
            DoubleFunction<UnaryOperator<Underlay>> change) {
        Slider slider = slider(id, least, most, least);
        Say.name(slider, title + ".hint");
        easel.underlay().subscribe(laid -> laid.map(now::applyAsDouble).ifPresent(slider::setValue));
        slider.valueChangingProperty().subscribe(changing -> {
            if (!changing) {
                easel.adjust(change.apply(slider.getValue()));
            }
        });
        slider.setOnMouseClicked(event -> easel.adjust(change.apply(slider.getValue())));
        slider.setOnKeyReleased(event -> easel.adjust(change.apply(slider.getValue())));
        Label name = Room.width(Say.label(title), SEEN / 3);
        HBox row = new HBox(6, name, slider);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node buttons() {
        Button undo = icon("easel-undo", MaterialDesignU.UNDO, "easel.undo");
        undo.setOnAction(event -> easel.undo());
        easel.canUndo().subscribe(can -> undo.setDisable(!can));
        Button redo = icon("easel-redo", MaterialDesignR.REDO, "easel.redo");
        redo.setOnAction(event -> easel.redo());
        easel.canRedo().subscribe(can -> redo.setDisable(!can));
        Button clear = icon("easel-clear", MaterialDesignD.DELETE_OUTLINE, "easel.clear");
        clear.setOnAction(event -> easel.clear());
        Button play = Say.on(new Button(null, new FontIcon(MaterialDesignP.PLAY)), "easel.play");
        play.setMinWidth(USE_PREF_SIZE);
        play.setId("easel-play");
        play.getStyleClass().add(Styles.ACCENT);
        play.setOnAction(event -> game.beginnings().playDrawing());
        Label hint = new Label();
        hint.setId("easel-hint");
        hint.textProperty().bind(Words.live(easel.blank(), blank -> Words.of(blank ? "easel.blank" : "easel.hint")));
        hint.setWrapText(true);
        hint.getStyleClass().add("quiet");
        HBox row = new HBox(8, undo, redo, clear, Chips.spacer(), hint, play);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ToggleButton tool(Tool tool, Ikon icon, ToggleGroup group) {
        ToggleButton button = toggle("tool-" + tool, tool.key(), group);
        button.setGraphic(new FontIcon(icon));
        button.setOnAction(event -> {
            button.setSelected(true); // a click on what is chosen does not take it away
            easel.choose(tool);
        });
        easel.tool().subscribe(now -> button.setSelected(now == tool));
        return button;
    }

    private ToggleButton stamp(Stamp stamp, ToggleGroup group) {
        ToggleButton button = toggle("stamp-" + stamp, stamp.key(), group);
        button.setGraphic(StampIcon.of(stamp));
        button.setOnAction(event -> {
            button.setSelected(true);
            easel.choose(stamp);
        });
        Runnable look = () -> button.setSelected(
                easel.tool().get() == Tool.STAMP && easel.stamp().get() == stamp);
        easel.tool().subscribe(look);
        easel.stamp().subscribe(look);
        return button;
    }

    private static ToggleButton toggle(String id, String hint, ToggleGroup group) {
        ToggleButton button = Say.hint(new ToggleButton(), hint);
        button.setId(id.toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        button.getStyleClass().add("tool");
        return button;
    }

    private Button swatch(int colour) {
        Rectangle paint = new Rectangle(SWATCH, SWATCH, colour(colour));
        paint.getStyleClass().add("paint");
        paint.setArcWidth(6);
        paint.setArcHeight(6);
        Button button = new Button(null, paint);
        String name = String.format("#%06x", colour);
        button.setId("swatch-" + name.substring(1));
        Say.name(button, "easel.colour", name);
        button.getStyleClass().setAll("swatch");
        button.setOnAction(event -> easel.choose(colour));
        return button;
    }

    private static Button icon(String id, Ikon icon, String hint) {
        Button button = Say.hint(new Button(null, new FontIcon(icon)), hint);
        button.setId(id);
        return button;
    }

    private static Slider slider(String id, double least, double most, double now) {
        Slider slider = new Slider(least, most, now);
        slider.setId(id);
        slider.setBlockIncrement((most - least) / 10);
        slider.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        return slider;
    }

    private static Label section(String title) {
        Label label = Say.label(title);
        label.getStyleClass().add("section");
        return label;
    }

    private static Color colour(int rgb) {
        return Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    private static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
