package dev.djinn.trainer.report;

import dev.djinn.runtime.onnx.World;
import dev.djinn.trainer.eval.Coherence;
import dev.djinn.trainer.eval.EvalOptions;
import dev.djinn.trainer.eval.EvalProgress;
import dev.djinn.trainer.eval.EvalReport;
import dev.djinn.trainer.eval.EvalStrips;
import dev.djinn.trainer.eval.Evaluation;
import dev.djinn.trainer.eval.Figure;
import dev.djinn.trainer.eval.FrameTime;
import dev.djinn.trainer.eval.HeldOut;
import dev.djinn.trainer.eval.OnnxWorldModel;
import dev.djinn.trainer.eval.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a report card shows of a world.
 *
 * @param report everything that {@code eval} measures
 * @param coherence how long it stays a game; empty if that was left out
 * @param took by a frame as it is played
 * @param sheets PNG files by the names of {@link EvalStrips#sheets}
 */
public record Measured(EvalReport report, List<Figure> coherence, FrameTime.Took took, Map<String, byte[]> sheets) {
    private static final int SIDE = 64;

    /**
     * How much to measure.
     *
     * @param eval clips, prompts and seed
     * @param frames to play for the coherence horizon, a multiple of {@link Coherence#STEP}; 0 for none
     */
    public record Plan(EvalOptions eval, int frames) {}

    /**
     * Measures an opened world; the caller closes it.
     *
     * @param cpuNanos CPU time of all threads of the process so far
     * @param wallNanos a monotonic clock
     */
    public static Measured of(
            World world,
            HeldOut heldOut,
            Optional<Truth> truth,
            Plan plan,
            LongSupplier cpuNanos,
            LongSupplier wallNanos,
            EvalProgress progress) {
        OnnxWorldModel model = new OnnxWorldModel(world);
        EvalReport report = Evaluation.run(model, heldOut, truth, plan.eval(), progress);
        List<Figure> coherence = plan.frames() == 0 || plan.eval().prompts() == 0
                ? List.of()
                : Coherence.figures(model, heldOut, report, plan.eval().prompts(), plan.frames(), progress);
        FrameTime.Took took = new FrameTime(
                        world, heldOut.frames(heldOut.clips(1).getFirst()), cpuNanos, wallNanos)
                .measure(model.facts().sampling());
        return new Measured(report, coherence, took, EvalStrips.sheets(model, heldOut, plan.eval(), SIDE));
    }
}
