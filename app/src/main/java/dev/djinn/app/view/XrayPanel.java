package dev.djinn.app.view;

import dev.djinn.app.play.CodeUse;
import dev.djinn.app.play.Insight;
import dev.djinn.app.play.XrayModel;
import dev.djinn.app.words.Words;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;

/** How the frame shown was made, beside the picture. It is for the mouse: the keys play on. */
final class XrayPanel extends VBox {
    private static final double GRID = 272;
    private static final double SMALL_GRID = 160;
    private static final double WIDTH = 312;
    private static final double LEGEND_WIDTH = 96;
    private static final double LEGEND_HEIGHT = 10;
    private static final double BARS_HEIGHT = 30;
    private static final double ROOM_FOR_ALL = 720;

    private final XrayModel model;
    private final TokenGrid grid = new TokenGrid(GRID);
    private final Canvas bars = Sides.keep(new Canvas(GRID, BARS_HEIGHT));
    private final Label cell = quiet("xray-cell");
    private final BooleanExpression roomForAll = Room.isHigh(this, ROOM_FOR_ALL);
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long nanos) {
            model.animate(nanos);
        }
    };
    private boolean isHovered;
    private int hovered;

    XrayPanel(XrayModel model) {
        super(7);
        this.model = model;
        setId("xray");
        getStyleClass().addAll("over", "figures", "xray");
        Room.width(this, WIDTH);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        PlayView.showWhen(this, BooleanExpression.booleanExpression(model.shown()));
        getChildren().addAll(making(), tokens(), legend(), codes());
        roomForAll.subscribe(roomy -> grid.setLargest(roomy ? GRID : SMALL_GRID));
        model.insight().subscribe(this::show);
        model.codeUse().subscribe(this::show);
        model.shown().subscribe(this::animate);
        sceneProperty()
                .flatMap(scene -> scene.getPreferences().reducedMotionProperty())
                .subscribe(this::animate);
        Say.again(this, this::tellCell);
    }

    private Node making() {
        Label step = new Label();
        step.setId("xray-step");
        step.setWrapText(true);
        step.setMinHeight(Region.USE_PREF_SIZE);
        step.getStyleClass().add("figure");
        step.textProperty().bind(Words.live(model.insight(), XrayPanel::stepWords));
        Slider steps = new Slider(0, 1, 0);
        steps.setId("xray-steps");
        steps.setFocusTraversable(false);
        Sides.keep(steps);
        Say.name(steps, "xray.steps");
        steps.setPrefWidth(GRID);
        model.insight()
                .subscribe(now -> now.ifPresent(insight -> {
                    steps.setDisable(!insight.isKnown());
                    steps.setMax(Math.max(1, insight.steps()));
                    steps.setValue(insight.isKnown() ? insight.step() : 1);
                }));
        steps.valueProperty()
                .subscribe(value -> model.insight()
                        .get()
                        .filter(insight -> insight.isKnown() && Math.round(value.doubleValue()) != insight.step())
                        .ifPresent(other -> model.choose((int) Math.round(value.doubleValue()))));
        PlayView.showWhen(steps, roomForAll);
        return new VBox(3, step, steps);
    }

    private static String stepWords(Optional<Insight> insight) {
        return insight.map(Insight::stepWords).orElse("");
    }

    private Node tokens() {
        grid.setId("xray-grid");
        Say.name(grid, "xray.grid");
        grid.setOnMouseMoved(event -> {
            grid.find(event.getX(), event.getY()).ifPresent(found -> hovered = found);
            isHovered = grid.find(event.getX(), event.getY()).isPresent();
            tellCell();
        });
        grid.setOnMouseExited(event -> {
            isHovered = false;
            tellCell();
        });
        return grid;
    }

    private Node legend() {
        Region ramp = new Region();
        ramp.setMinSize(LEGEND_WIDTH, LEGEND_HEIGHT);
        ramp.setMaxSize(LEGEND_WIDTH, LEGEND_HEIGHT);
        Stop[] stops = IntStream.rangeClosed(0, 2)
                .mapToObj(i -> new Stop(i / 2.0, TokenGrid.colour(i / 2.0)))
                .toArray(Stop[]::new);
        ramp.setBackground(Background.fill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops)));
        HBox words =
                new HBox(7, Say.on(quiet("xray-unsure"), "xray.unsure"), ramp, Say.on(quiet("xray-sure"), "xray.sure"));
        words.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, words, cell);
    }

    private Node codes() {
        Label words = new Label();
        words.setId("xray-codes");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("figure");
        words.textProperty().bind(Words.live(model.codeUse(), CodeUse::words));
        ProgressBar share = new ProgressBar();
        share.setId("xray-share");
        share.setPrefWidth(GRID);
        Say.name(share, "xray.share");
        share.progressProperty().bind(model.codeUse().map(CodeUse::share));
        Say.name(bars, "xray.bars");
        PlayView.showWhen(bars, roomForAll);
        return new VBox(5, words, share, bars);
    }

    private void show(Optional<Insight> insight) {
        grid.show(insight);
        tellCell();
    }

    private void show(CodeUse use) {
        GraphicsContext pen = bars.getGraphicsContext2D();
        pen.clearRect(0, 0, bars.getWidth(), BARS_HEIGHT);
        int most = IntStream.of(use.uses_B()).max().orElse(0);
        double width = bars.getWidth() / Math.max(1, use.uses_B().length);
        for (int part = 0; part < use.uses_B().length; part++) {
            double height = Math.max(1, (BARS_HEIGHT - 1) * use.uses_B()[part] / Math.max(1, most));
            pen.setFill(use.uses_B()[part] == 0 ? Color.gray(1, 0.14) : Color.web("#a99aff"));
            pen.fillRect(part * width, BARS_HEIGHT - height, Math.max(1, width - 1), height);
        }
    }

    private void tellCell() {
        cell.setText(model.insight()
                .get()
                .map(insight -> isHovered && hovered < insight.grid().places()
                        ? insight.cellWords(hovered)
                        : insight.confidenceWords())
                .orElse(""));
    }

    /** Who wants less motion moves through the steps with the slider. */
    private void animate() {
        boolean isCalm = getScene() == null || getScene().getPreferences().isReducedMotion();
        if (model.shown().get() && !isCalm) {
            timer.start();
        } else {
            timer.stop();
        }
    }

    private static Label quiet(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
