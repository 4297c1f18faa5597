package dev.djinn.trainer.eval;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.onnx.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a world gains from more MaskGIT steps and another temperature (Genie, appendix "Sampling"): the figures of {@link
 * Evaluation} that depend on how frames are sampled, at one setting after another, on the same clips with the same dice.
 */
public final class Quality {
    private Quality() {}

    /**
     * Measures every setting of the plan.
     *
     * @param worldAt the world, as if a setting were its default
     * @param usual the world's own default
     * @param millis what a frame takes at a setting
     * @param progress hears clips done, and how many there are, of one setting after another
     * @throws DjinnException BAD_INPUT if the clips do not have the world's frame size
     */
    public static QualityReport run(
            Function<Sampling, WorldModel> worldAt,
            Sampling usual,
            HeldOut heldOut,
            QualityPlan plan,
            ToDoubleFunction<Sampling> millis,
            EvalProgress progress) {
        WorldFacts facts = worldAt.apply(usual).facts();
        heldOut.requireSize(facts.width(), facts.height());
        List<Sample> samples = samples(worldAt.apply(usual), heldOut, plan);
        int files = heldOut.files(plan.clips());
        Optional<LongPlay> longPlay = Optional.of(plan.prompts())
                .filter(some -> some > 0)
                .map(some -> LongPlay.of(heldOut, some, plan.seed()));
        List<QualityReport.Row> rows = new ArrayList<>();
        for (Sampling setting : plan.settings(usual.randomOrder())) {
            WorldModel world = worldAt.apply(setting);
            EvalReport report = new EvalReport(
                    world.facts(),
                    plan.seed(),
                    samples.size(),
                    files,
                    figures(world, samples, plan, longPlay, progress));
            rows.add(new QualityReport.Row(report, millis.applyAsDouble(setting)));
        }
        return new QualityReport(usual, rows);
    }

    /** Tokens and actions do not depend on the setting. */
    private static List<Sample> samples(WorldModel world, HeldOut heldOut, QualityPlan plan) {
        List<Clip> clips = heldOut.clips(plan.clips());
        return IntStream.range(0, clips.size())
                .mapToObj(n -> Sample.of(world, n, heldOut.frames(clips.get(n))))
                .toList();
    }

    private static List<Figure> figures(
            WorldModel world,
            List<Sample> samples,
            QualityPlan plan,
            Optional<LongPlay> longPlay,
            EvalProgress progress) {
        Sampling setting = world.facts().sampling();
        String what =
                setting.steps() + " steps, temperature " + setting.temperature() + ", guidance " + setting.guidance();
        List<Measure> measures =
                List.of(new PredictionMeasure(world, plan.seed(), setting), new RolloutMeasure(world, plan.seed()));
        List<List<double[]>> kept =
                measures.stream().<List<double[]>>map(_ -> new ArrayList<>()).toList();
        for (Sample sample : samples) {
            for (int m = 0; m < measures.size(); m++) {
                kept.get(m).add(measures.get(m).keep(sample));
            }
            progress.at(what, sample.number() + 1, samples.size());
        }
        Bootstrap bootstrap = new Bootstrap(plan.seed());
        Stream<Figure> ofClips = IntStream.range(0, measures.size())
                .boxed()
                .flatMap(m -> measures.get(m).figures(kept.get(m), bootstrap).stream());
        Stream<Figure> ofPlay = longPlay.stream().map(play -> play.figure(world, bootstrap, progress));
        return Stream.concat(ofClips, ofPlay).toList();
    }
}
