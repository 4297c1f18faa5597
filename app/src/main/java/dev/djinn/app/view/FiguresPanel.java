package dev.djinn.app.view;

import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Studio;
import dev.djinn.app.play.TuningModel;
import dev.djinn.engine.session.SessionSettings;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Figures of the game over the picture, and sliders for how it is dreamed. They are for the mouse: the keys play on. */
final class FiguresPanel extends VBox {
    private static final double SLIDER_WIDTH = 150;
    private static final double WIDEST = 350;

    private final TuningModel tuning;
    private final GridPane grid = new GridPane(12, 7);

    FiguresPanel(PlayModel model, Studio studio) {
        super(8);
        this.tuning = studio.tuning();
        setId("figures");
        getStyleClass().addAll("over", "figures");
        setMaxSize(WIDEST, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_LEFT);
        PlayView.showWhen(this, BooleanExpression.booleanExpression(studio.figuresShown()));
        speed(model);
        memory(model);
        device(model);
        slider("Steps", "steps", 1, TuningModel.MOST_STEPS, 1, FiguresPanel::steps, tuning::setSteps, "%.0f");
        Label cost = quiet("steps-speed");
        cost.textProperty().bind(tuning.speed());
        grid.add(cost, 1, grid.getRowCount(), 2, 1);
        slider(
                "Temperature",
                "temperature",
                0,
                TuningModel.HIGHEST_TEMPERATURE,
                0.1,
                now -> now.sampling().temperature(),
                tuning::setTemperature,
                "%.1f");
        slider(
                "Key strength",
                "guidance",
                0,
                TuningModel.HIGHEST_GUIDANCE,
                0.1,
                now -> now.sampling().guidance(),
                tuning::setGuidance,
                "%.1f");
        slider("Seed", "seed", 0, TuningModel.SEEDS, 1, SessionSettings::seed, tuning::seedFromSlider, "%.0f");
        getChildren().add(grid);
    }

    private static double steps(SessionSettings now) {
        return now.sampling().steps();
    }

    private void speed(PlayModel model) {
        Label speed = figure("figures-speed");
        Label latency = figure("figures-latency");
        model.hud().subscribe(hud -> {
            speed.setText(hud.rate());
            latency.setText(hud.latency());
        });
        row("Speed", speed);
        row("A frame takes", latency);
    }

    private void memory(PlayModel model) {
        ProgressBar meter = new ProgressBar();
        meter.setId("memory-meter");
        meter.setPrefWidth(SLIDER_WIDTH);
        meter.setAccessibleText("How much of its past the world remembers");
        Label words = figure("figures-memory");
        model.time().memory().subscribe(memory -> {
            meter.setProgress(memory.filled());
            words.setText(memory.counted());
        });
        row("Remembers", words);
        grid.add(meter, 1, grid.getRowCount(), 2, 1);
    }

    private void device(PlayModel model) {
        Label device = figure("figures-device");
        Label reason = quiet("figures-reason");
        model.device()
                .subscribe(found -> found.ifPresent(probe -> {
                    device.setText(probe.device().id().toUpperCase(Locale.ROOT));
                    reason.setText(
                            probe.whyNotCuda().map(why -> "Not CUDA: " + why).orElse(""));
                }));
        row("Runs on", device);
        grid.add(reason, 1, grid.getRowCount(), 2, 1);
    }

    private void slider(
            String title,
            String id,
            double least,
            double most,
            double unit,
            ToDoubleFunction<SessionSettings> current,
            DoubleConsumer change,
            String format) {
        Slider slider = new Slider(least, most, least);
        slider.setId(id);
        slider.setFocusTraversable(false);
        slider.setPrefWidth(SLIDER_WIDTH);
        slider.setBlockIncrement(unit);
        slider.setAccessibleText(title);
        Label value = figure(id + "-value");
        value.setMinWidth(44);
        tuning.settings()
                .subscribe(known -> known.ifPresent(now -> {
                    double shown = current.applyAsDouble(now);
                    value.setText(String.format(Locale.ROOT, format, shown));
                    if (Math.abs(slider.getValue() - shown) >= unit / 2) {
                        slider.setValue(shown);
                    }
                }));
        slider.valueProperty()
                .subscribe(() -> tuning.settings()
                        .get()
                        .map(now -> Math.clamp(current.applyAsDouble(now), least, most))
                        .filter(known -> Math.abs(known - slider.getValue()) >= unit / 2)
                        .ifPresent(other -> change.accept(slider.getValue())));
        Label name = name(title);
        grid.addRow(grid.getRowCount(), name, slider, value);
    }

    private void row(String title, Node figure) {
        int row = grid.getRowCount();
        grid.add(name(title), 0, row);
        grid.add(figure, 1, row, 2, 1);
    }

    private static Label name(String title) {
        Label name = new Label(title);
        name.getStyleClass().add("quiet");
        name.setMinWidth(Region.USE_PREF_SIZE);
        return name;
    }

    private static Label figure(String id) {
        Label figure = new Label();
        figure.setId(id);
        figure.getStyleClass().add("figure");
        return figure;
    }

    private static Label quiet(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        return label;
    }
}
