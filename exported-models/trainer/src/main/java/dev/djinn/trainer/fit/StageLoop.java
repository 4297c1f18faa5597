package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.config.Schedule;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.CheckpointStore;
import dev.djinn.trainer.run.LossGuard;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.StopSignal;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.Optimizer;
import dev.djinn.trainer.torch.Workers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Trains one stage to the end of its budget: schedule, optimiser, checkpoints, measurements, orderly stops. */
final class StageLoop implements AutoCloseable {
    /** How a stage ended. */
    enum Outcome {
        FINISHED,
        STOPPED
    }

    /**
     * What a stage may spend.
     *
     * @param steps number of steps, or 0 for as many as fit into {@code seconds}
     * @param seconds of training; if there are no steps either, the stage is measured and left as it is
     * @param checkpointSeconds between two checkpoints
     * @param evaluateSeconds between two held-out measurements
     */
    record Budget(long steps, double seconds, double checkpointSeconds, double evaluateSeconds) {}

    /** Where a stage leaves its traces. */
    record Desk(
            CheckpointStore store,
            MetricsLog log,
            Samples samples,
            Progress progress,
            StopSignal stop,
            LongSupplier nanos) {}

    private static final double LOG_SECONDS = 2;

    private final Stage stage;
    private final Budget budget;
    private final Desk desk;
    private final Workers workers;
    private final Optimizer optimizer;
    private final long started;
    private LossGuard guard;
    private double secondsBefore;
    private long step;
    private double lastLog;
    private double lastCheckpoint;
    private double lastEvaluation;
    private boolean logBroken;
    private long stepsSinceLog;
    private OptionalDouble speed = OptionalDouble.empty();

    StageLoop(Stage stage, Budget budget, Desk desk, Workers workers) {
        this.stage = stage;
        this.budget = budget;
        this.desk = desk;
        this.workers = workers;
        this.started = desk.nanos().getAsLong();
        this.guard = new LossGuard(stage.name(), LossGuard.State.FRESH);
        Schedule s = stage.schedule();
        boolean muon = s.optimizer() == dev.djinn.trainer.config.Optimizer.MUON;
        double clip = s.clipNorm() == 0 ? Double.POSITIVE_INFINITY : s.clipNorm();
        this.optimizer = new Optimizer(
                stage.parameters(), new Optimizer.Config(muon, s.beta1(), s.beta2(), s.weightDecay(), clip));
    }

    /** As the other, beginning anew. */
    Outcome run() {
        return run(Map::of);
    }

    /**
     * Continues from the latest checkpoint until the budget is spent or a stop is asked for. A stage that begins writes
     * one at once: a place to go back to, and a disk that cannot be written is found before hours of training.
     *
     * @param start tensors, trained before, that a stage without checkpoints begins with; it is then measured at once,
     *     so that it never ends worse than it began
     */
    Outcome run(Supplier<Map<String, TensorData>> start) {
        Optional<Checkpoint> latest = desk.store().latest(stage.name());
        latest.ifPresentOrElse(this::resume, () -> begin(start.get()));
        lastCheckpoint = seconds();
        lastEvaluation = seconds();
        lastLog = seconds();
        while (progress() < 1) {
            makeStep();
            boolean stop = desk.stop().requested();
            double now = seconds();
            if (!stop && now - lastEvaluation >= budget.evaluateSeconds()) {
                evaluateAndSave(false);
            } else if (stop || now - lastCheckpoint >= budget.checkpointSeconds()) {
                save(false, OptionalDouble.empty());
            }
            if (stop) {
                return Outcome.STOPPED;
            }
        }
        evaluateAndSave(true);
        return Outcome.FINISHED;
    }

    /** Frees the optimiser's moments, two tensors as long as all parameters. */
    @Override
    public void close() {
        optimizer.close();
    }

    private void resume(Checkpoint checkpoint) {
        Checkpoints.restore(checkpoint, stage, optimizer);
        Checkpoints.Place place = Checkpoints.Place.of(checkpoint);
        step = checkpoint.step();
        secondsBefore = place.seconds() - (desk.nanos().getAsLong() - started) / 1e9;
        guard = new LossGuard(stage.name(), place.guard());
        desk.progress().note(String.format(Locale.ROOT, "%s: continuing at step %d", stage.name(), step));
    }

    private void begin(Map<String, TensorData> start) {
        Checkpoints.take(start, stage);
        if (start.isEmpty() || progress() >= 1) {
            save(false, OptionalDouble.empty());
        } else {
            evaluateAndSave(false);
        }
    }

    private void makeStep() {
        double progress = progress();
        Optimizer.clear(stage.replicas());
        Map<String, Double> values = stage.step(step, progress);
        double parts = (double) workers.count() * stage.schedule().accumulate();
        double norm = Optimizer.gather(stage.replicas(), parts);
        double factor = stage.rateFactor(step, progress) * guard.rateFactor();
        switch (guard.judge(step, values.getOrDefault("loss", Double.NaN), norm)) {
            case LossGuard.Proceed proceed -> {
                double rate = stage.schedule().rate() * factor;
                optimizer.step(
                        stage.replicas().getFirst(), rate, stage.schedule().muonRate() * factor, workers.pool());
                stage.applied(step);
                report(values, norm, factor);
            }
            case LossGuard.Skip skip -> {
                stage.dropped();
                warn("skipped a step: " + skip.reason());
            }
            case LossGuard.RollBack back -> {
                stage.dropped();
                rollBack(back.reason());
            }
            case LossGuard.Stop end -> throw new DjinnException(ExitCode.VERIFICATION_FAILED, end.reason());
        }
        step++;
    }

    private void rollBack(String reason) {
        warn("going back to the last good checkpoint with half the rate: " + reason);
        long here = step;
        desk.store().latest(stage.name()).ifPresent(checkpoint -> Checkpoints.restore(checkpoint, stage, optimizer));
        step = here; // other clips than those that broke it
    }

    private void warn(String line) {
        desk.progress().note(stage.name() + ": " + line);
        log(Map.of("stage", stage.name(), "step", step, "warning", line));
    }

    private void report(Map<String, Double> values, double norm, double factor) {
        double now = seconds();
        double left = Math.max(0, progress() > 0 ? now * (1 - progress()) / progress() : budget.seconds());
        Facts facts = new Facts(values, speed);
        desk.progress().update(stage.name(), progress(), Duration.ofMillis((long) (left * 1000)), facts.inWords());
        stepsSinceLog++;
        if (now - lastLog >= LOG_SECONDS || step == 0) {
            measureSpeed(now - lastLog);
            lastLog = now;
            Map<String, Object> line = line();
            line.put("rate_factor", factor);
            line.put("gradient_norm", norm);
            line.putAll(values);
            speed.ifPresent(frames -> line.put("frames_per_second", frames));
            log(line);
        }
    }

    private void measureSpeed(double seconds) {
        Schedule schedule = stage.schedule();
        double frames = stepsSinceLog * (double) schedule.clipsPerStep(workers.count()) * schedule.frames();
        if (seconds > 0) {
            speed = OptionalDouble.of(Math.round(10 * frames / seconds) / 10.0);
        }
        stepsSinceLog = 0;
    }

    private Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("stage", stage.name());
        line.put("step", step);
        line.put("seconds", Math.round(seconds() * 10) / 10.0);
        return line;
    }

    private void evaluateAndSave(boolean finished) {
        Map<String, Double> measured = stage.evaluate();
        double score = measured.getOrDefault("score", Double.NEGATIVE_INFINITY);
        if (Double.isFinite(score)) {
            Map<String, Object> line = line();
            line.putAll(measured);
            log(line);
            desk.progress()
                    .note(String.format(
                            Locale.ROOT,
                            "%s step %d: %s",
                            stage.name(),
                            step,
                            new Facts(measured, OptionalDouble.empty()).inWords()));
            new Facts(measured, OptionalDouble.empty()).findConcern().ifPresent(this::warn);
        }
        desk.samples().write(stage.name(), step, stage.samples());
        lastEvaluation = seconds();
        save(finished, Double.isFinite(score) ? OptionalDouble.of(score) : OptionalDouble.empty());
    }

    private void save(boolean finished, OptionalDouble score) {
        lastCheckpoint = seconds();
        Map<String, TensorData> tensors = Checkpoints.tensors(stage, optimizer);
        Optional<String> broken = tensors.entrySet().stream()
                .filter(tensor -> !tensor.getValue().isFinite())
                .map(Map.Entry::getKey)
                .findFirst();
        if (broken.isPresent()) {
            String fault = "wrote no checkpoint: " + broken.get() + " holds NaN or infinity";
            if (finished) {
                throw new DjinnException(ExitCode.VERIFICATION_FAILED, stage.name() + " step " + step + ": " + fault);
            }
            warn(fault);
            return;
        }
        Checkpoints.Place place = new Checkpoints.Place(seconds(), optimizer.steps(), finished, guard.state());
        desk.store().save(stage.name(), step, tensors, place.toJson(), score);
        lastCheckpoint = seconds();
    }

    /** A full disk costs measurements, not the run: the next checkpoint decides whether it must end. */
    private void log(Map<String, ?> line) {
        try {
            desk.log().append(line);
            logBroken = false;
        } catch (DjinnException e) {
            if (!logBroken) {
                desk.progress().note("measurements are lost: " + e.getMessage());
            }
            logBroken = true;
        }
    }

    private double seconds() {
        return secondsBefore + (desk.nanos().getAsLong() - started) / 1e9;
    }

    private double progress() {
        if (budget.steps() > 0) {
            return (double) step / budget.steps();
        }
        return budget.seconds() > 0 ? seconds() / budget.seconds() : 1;
    }
}
