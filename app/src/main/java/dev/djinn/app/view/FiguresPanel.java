package dev.djinn.app.view;

import dev.djinn.app.play.Memory;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Studio;
import dev.djinn.app.play.TuningModel;
import dev.djinn.app.words.Words;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.onnx.DeviceProbe;
import java.util.Locale;
import java.util.Optional;
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

    private final TuningModel tuning;
    private final GridPane grid = new GridPane(12, 7);

    FiguresPanel(PlayModel model, Studio studio) {
        super(8);
        this.tuning = studio.tuning();
        setId("figures");
        getStyleClass().addAll("over", "figures");
        setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_LEFT);
        PlayView.showWhen(this, BooleanExpression.booleanExpression(studio.figuresShown()));
        speed(model);
        memory(model);
        device(model);
        slider(
                "figures.steps",
                "steps",
                1,
                TuningModel.MOST_STEPS,
                1,
                FiguresPanel::steps,
                tuning::setSteps,
                "figures.whole");
        Label cost = quiet("steps-speed");
        cost.textProperty().bind(tuning.speed());
        grid.add(cost, 1, grid.getRowCount(), 2, 1);
        slider(
                "figures.temperature",
                "temperature",
                0,
                TuningModel.HIGHEST_TEMPERATURE,
                0.1,
                now -> now.sampling().temperature(),
                tuning::setTemperature,
                "figures.tenths");
        slider(
                "figures.guidance",
                "guidance",
                0,
                TuningModel.HIGHEST_GUIDANCE,
                0.1,
                now -> now.sampling().guidance(),
                tuning::setGuidance,
                "figures.tenths");
        slider(
                "figures.seed",
                "seed",
                0,
                TuningModel.SEEDS,
                1,
                SessionSettings::seed,
                tuning::seedFromSlider,
                "figures.whole");
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
        row("figures.speed", speed);
        row("figures.latency", latency);
    }

    private void memory(PlayModel model) {
        ProgressBar meter = new ProgressBar();
        meter.setId("memory-meter");
        meter.setPrefWidth(SLIDER_WIDTH);
        Say.name(meter, "figures.meter");
        Label words = figure("figures-memory");
        model.time().memory().subscribe(memory -> meter.setProgress(memory.filled()));
        words.textProperty().bind(Words.live(model.time().memory(), Memory::counted));
        row("figures.memory", words);
        grid.add(meter, 1, grid.getRowCount(), 2, 1);
    }

    private void device(PlayModel model) {
        Label device = figure("figures-device");
        Label reason = quiet("figures-reason");
        model.device()
                .subscribe(found -> found.ifPresent(
                        probe -> device.setText(probe.device().id().toUpperCase(Locale.ROOT))));
        reason.textProperty().bind(Words.live(model.device(), FiguresPanel::whyNotCuda));
        row("figures.device", device);
        grid.add(reason, 1, grid.getRowCount(), 2, 1);
    }

    private static String whyNotCuda(Optional<DeviceProbe> device) {
        return device.flatMap(DeviceProbe::whyNotCuda)
                .map(why -> Words.of("device.not-cuda", why))
                .orElse("");
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
        Say.name(slider, title);
        Label value = figure(id + "-value");
        Room.width(value, 44);
        value.textProperty()
                .bind(Words.live(
                        tuning.settings(),
                        known -> known.map(now -> Words.of(format, current.applyAsDouble(now)))
                                .orElse("")));
        tuning.settings()
                .subscribe(known -> known.ifPresent(now -> {
                    double shown = current.applyAsDouble(now);
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
        Label name = Say.label(title);
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
