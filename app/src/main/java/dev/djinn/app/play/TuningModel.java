package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.onnx.Sampling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the world is dreamed, changed while it is: steps, temperature, guidance, seed; and what steps cost here. */
public final class TuningModel {
    public static final int MOST_STEPS = 32;
    public static final double HIGHEST_TEMPERATURE = 3;
    public static final double HIGHEST_GUIDANCE = 5;
    public static final long SEEDS = 1_000;

    private static final double MILLIS_PER_SECOND = 1000;
    /** Of the newest frame in the average of what a frame takes. */
    private static final double NEWEST = 0.2;

    private final Consumer<GameCommand> game;
    private final ObjectProperty<Optional<SessionSettings>> settings = new SimpleObjectProperty<>(Optional.empty());
    /** Milliseconds that a frame takes now; empty until it is known. */
    private final ObjectProperty<Optional<Double>> cost = new SimpleObjectProperty<>(Optional.empty());

    private final StringBinding speed = Words.live(cost, TuningModel::inWords);
    /** Milliseconds a frame takes. */
    private final Map<Cost, Double> millis = new HashMap<>();

    /** What a frame's time depends on. */
    private record Cost(int steps, boolean isGuided) {
        static Cost of(SessionSettings settings) {
            return new Cost(settings.sampling().steps(), settings.sampling().guidance() != 1);
        }
    }

    TuningModel(Consumer<GameCommand> game) {
        this.game = game;
    }

    /** How the next frame is dreamed, once that is known. */
    public ReadOnlyObjectProperty<Optional<SessionSettings>> settings() {
        return settings;
    }

    /** What the chosen steps cost on this computer, in words. */
    public StringBinding speed() {
        return speed;
    }

    /** @param steps are brought into 1..{@value #MOST_STEPS} */
    public void setSteps(double steps) {
        int whole = Math.clamp(Math.round(steps), 1, MOST_STEPS);
        settings.get().ifPresent(now -> tune(now.seed(), now.sampling().withSteps(whole)));
    }

    /** @param temperature is brought into 0..{@value #HIGHEST_TEMPERATURE}, in tenths; 0 always takes the likeliest */
    public void setTemperature(double temperature) {
        float tenths = tenths(temperature, HIGHEST_TEMPERATURE);
        settings.get().ifPresent(now -> tune(now.seed(), now.sampling().withTemperature(tenths)));
    }

    /** @param guidance is brought into 0..{@value #HIGHEST_GUIDANCE}, in tenths; 1 lets keys act as learned */
    public void setGuidance(double guidance) {
        float tenths = tenths(guidance, HIGHEST_GUIDANCE);
        settings.get().ifPresent(now -> tune(now.seed(), now.sampling().withGuidance(tenths)));
    }

    private static float tenths(double value, double most) {
        return Math.round(Math.clamp(value, 0, most) * 10) / 10f;
    }

    /** @param seed is brought into 0..{@value #SEEDS} */
    public void seedFromSlider(double seed) {
        setSeed(Math.clamp(Math.round(seed), 0, SEEDS));
    }

    /** Other dice from the next frame on. */
    public void setSeed(long seed) {
        settings.get().ifPresent(now -> tune(seed, now.sampling()));
    }

    void accept(GameEvent event) {
        switch (event) {
            case GameEvent.Opened _ -> game.accept(new GameCommand.Describe());
            case GameEvent.Described(var prompt, SessionSettings now) -> {
                settings.set(Optional.of(now));
                tellSpeed();
            }
            case GameEvent.FrameReady ready -> frameShown(ready);
            case GameEvent.Timeline _ -> game.accept(new GameCommand.Describe()); // a loaded game brings its own
            default -> {}
        }
    }

    private void tune(long seed, Sampling sampling) {
        SessionSettings now = settings.get().orElseThrow();
        SessionSettings next = new SessionSettings(seed, sampling);
        if (!next.equals(now)) {
            settings.set(Optional.of(next));
            game.accept(new GameCommand.Tune(next));
            tellSpeed();
        }
    }

    private void frameShown(GameEvent.FrameReady ready) {
        if (ready.latencyMillis() > 0 && settings.get().isPresent()) {
            Cost cost = Cost.of(settings.get().orElseThrow());
            millis.merge(cost, ready.latencyMillis(), (before, latest) -> before + NEWEST * (latest - before));
            tellSpeed();
        }
    }

    private void tellSpeed() {
        settings.get().map(now -> Optional.ofNullable(millis.get(Cost.of(now)))).ifPresent(cost::set);
    }

    private static String inWords(Optional<Double> took) {
        return took.map(known -> Words.of("tuning.speed", MILLIS_PER_SECOND / known))
                .orElseGet(() -> Words.of("tuning.unknown"));
    }
}
