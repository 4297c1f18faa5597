package dev.djinn.trainer.eval;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Measures a world on held-out clips. {@code docs/evaluation.md} defines every figure; equal inputs and seeds give equal
 * reports on the same device.
 *
 * <p>Cost per clip: one pass of encoder, decoder and latent actions over 12 frames, 10 one-step frames, and 60 frames at
 * the world's default steps (twice 10 with inferred actions, 5 times 8 with random ones). Four times as many clips go through
 * the latent actions only. Cost per prompt of {@link EvalOptions#prompts}, as a game is played: 100 frames of random keys,
 * up to twice 8 frames for each code and for no key, four times 8 from where the way is free, and twice 20 frames of
 * jumping. Cost per long rollout: 60 frames as a game is played and
 * 60 that each look at the window.
 */
public final class Evaluation {
    private Evaluation() {}

    /** As below, on an opened world as its manifest says it is played; the caller closes it. */
    public static EvalReport run(
            World world, HeldOut heldOut, Optional<Truth> truth, EvalOptions options, EvalProgress progress) {
        return run(new OnnxWorldModel(world), heldOut, truth, options, progress);
    }

    /**
     * Runs every measure.
     *
     * @param truth what the player really did, for {@code code_purity} and {@code code_nmi}
     * @throws DjinnException BAD_INPUT if the clips do not have the world's frame size
     */
    public static EvalReport run(
            WorldModel world, HeldOut heldOut, Optional<Truth> truth, EvalOptions options, EvalProgress progress) {
        WorldFacts facts = world.facts();
        heldOut.requireSize(facts.width(), facts.height());
        Bootstrap bootstrap = new Bootstrap(options.seed());
        List<Figure> figures = new ArrayList<>(ofPixelsAndTokens(world, heldOut, options, bootstrap, progress));
        figures.addAll(ofCodes(world, heldOut, truth, options, bootstrap, progress));
        figures.addAll(
                new LongRollout(world, options.seed()).figures(heldOut, options.rollouts(), bootstrap, progress));
        List<ActionLabel> labels = List.of();
        if (options.prompts() > 0) {
            Prompts prompts = Prompts.choose(heldOut, options.prompts());
            HeldKeys keys = HeldKeys.play(world, prompts, options.seed(), progress);
            figures.addAll(ofPlay(world, heldOut, prompts, keys, options.seed(), bootstrap, progress));
            labels = keys.labels();
            figures.addAll(FreeWay.figures(
                    world, heldOut, keys.choice(), options.prompts(), options.seed(), bootstrap, progress));
            figures.add(KeyLabels.whereFree(
                    labels,
                    keys.choice(),
                    scalar(figures, "held_left_free"),
                    scalar(figures, "held_right_free"),
                    prompts.any().size()));
        }
        int clips = heldOut.clips(options.clips()).size();
        return new EvalReport(facts, options.seed(), clips, heldOut.files(clips), List.copyOf(figures), labels);
    }

    private static double scalar(List<Figure> figures, String key) {
        return figures.stream()
                .filter(Figure.Scalar.class::isInstance)
                .map(Figure.Scalar.class::cast)
                .filter(figure -> figure.key().equals(key))
                .findFirst()
                .orElseThrow()
                .estimate()
                .value();
    }

    private static List<Figure> ofPixelsAndTokens(
            WorldModel world, HeldOut heldOut, EvalOptions options, Bootstrap bootstrap, EvalProgress progress) {
        List<Measure> measures = List.of(
                new ReconstructionMeasure(world),
                new PredictionMeasure(world, options.seed()),
                new RolloutMeasure(world, options.seed()),
                new FidelityMeasure(world, options.seed()),
                new TokenUse());
        List<List<double[]>> kept =
                measures.stream().<List<double[]>>map(_ -> new ArrayList<>()).toList();
        List<Clip> clips = heldOut.clips(options.clips());
        for (int n = 0; n < clips.size(); n++) {
            Sample sample = Sample.of(world, n, heldOut.frames(clips.get(n)));
            for (int m = 0; m < measures.size(); m++) {
                kept.get(m).add(measures.get(m).keep(sample));
            }
            progress.at("rollouts", n + 1, clips.size());
        }
        return IntStream.range(0, measures.size())
                .boxed()
                .flatMap(m -> measures.get(m).figures(kept.get(m), bootstrap).stream())
                .toList();
    }

    private static List<Figure> ofPlay(
            WorldModel world,
            HeldOut heldOut,
            Prompts prompts,
            HeldKeys keys,
            long seed,
            Bootstrap bootstrap,
            EvalProgress progress) {
        List<Figure> figures = new ArrayList<>(keys.figures(bootstrap));
        figures.addAll(Landing.figures(world, prompts.standing(), keys, seed, bootstrap, progress));
        figures.addAll(TilesKept.of(heldOut).figures(world, prompts.any(), seed, bootstrap, progress));
        return figures;
    }

    private static List<Figure> ofCodes(
            WorldModel world,
            HeldOut heldOut,
            Optional<Truth> truth,
            EvalOptions options,
            Bootstrap bootstrap,
            EvalProgress progress) {
        List<Clip> clips = heldOut.clips(options.codeClips());
        List<long[]> actions = new ArrayList<>(clips.size());
        for (Clip clip : clips) {
            actions.add(world.inferActions(heldOut.frames(clip)));
            progress.at("latent actions", actions.size(), clips.size());
        }
        CodeMeasure measure = new CodeMeasure(world.facts().actions());
        List<Figure> figures = new ArrayList<>();
        figures.add(measure.shares(actions.stream().map(measure::keepShares).toList(), bootstrap));
        truth.ifPresent(known -> {
            List<int[]> done = clips.stream().map(known::actions).toList();
            figures.addAll(measure.meanings(
                    meetings(measure, actions, done, 0, known.classes()),
                    meetings(measure, actions, done, 1, known.classes()),
                    known.classes(),
                    bootstrap));
        });
        return figures;
    }

    /** The codes of each clip against the true actions of the clip {@code offset} places on. */
    private static List<double[]> meetings(
            CodeMeasure measure, List<long[]> actions, List<int[]> done, int offset, int classes) {
        return IntStream.range(0, actions.size())
                .mapToObj(n -> measure.keepMeetings(actions.get(n), done.get((n + offset) % done.size()), classes))
                .toList();
    }
}
