package dev.djinn.trainer.onnx;

import dev.djinn.trainer.nn.Dynamics;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * MaskGIT (Chang et al. 2022; Genie, section 2.1) as a loop inside the graph: a frame begins fully masked, and every
 * round predicts the masked tokens and fixes the most confident ones, as many as a cosine schedule wants. All formulae
 * are in {@code docs/export.md}.
 *
 * <p>Differs: at least one token is fixed in each round, and the dice are an input, so that the same dice give the same
 * frame anywhere.
 */
final class MaskGitLoop {
    /**
     * What the player gives.
     *
     * @param steps int64, how many rounds
     * @param noise [steps, 2, S] in (0, 1): for tokens, for the order
     * @param temperature float, 0 for the likeliest token
     * @param order float, above 0.5 for a random order
     * @param guidance float, 1 for logits as learned
     */
    record Inputs(OnnxValue steps, OnnxValue noise, OnnxValue temperature, OnnxValue order, OnnxValue guidance) {
        static Inputs declare(OnnxGraph graph, int tokens) {
            return new Inputs(
                    graph.input("steps", ElementType.INT64),
                    graph.input("noise", ElementType.FLOAT, Size.any("steps"), Size.fixed(2), Size.fixed(tokens)),
                    graph.input("temperature", ElementType.FLOAT),
                    graph.input("order", ElementType.FLOAT),
                    graph.input("guidance", ElementType.FLOAT));
        }
    }

    /**
     * The frame.
     *
     * @param tokens int64 [S]
     * @param confidence [S], the probability of each token, at temperature 1, in the round that fixed it
     * @param revealedAt int64 [S], the number of that round
     */
    record Frame(OnnxValue tokens, OnnxValue confidence, OnnxValue revealedAt) {}

    private static final float ALREADY_FIXED = 1e9f;
    private static final float SMALLEST_UNIFORM = 1e-9f;
    private static final float LARGEST_UNIFORM = 0.99999994f;
    private static final float SCHEDULE_SLACK = 1e-3f;

    private final OnnxGraph graph;
    private final int tokens;
    private final int places;
    private final int vocabulary;
    private final Inputs inputs;

    MaskGitLoop(OnnxGraph graph, Dynamics.Config config, Inputs inputs) {
        this.graph = graph;
        this.tokens = config.tokens();
        this.places = config.places();
        this.vocabulary = config.vocabulary();
        this.inputs = inputs;
    }

    /** The network, in two parts; B versions of the frame, one for each action, go through the first together. */
    interface Network {
        /** tokens [S], V where masked, and actions [B] to features [B*N, D] of the N places. */
        OnnxValue features(OnnxValue tokens, OnnxValue actions);

        /** Features [N, D] to logits [S, V]; an affine function. */
        OnnxValue logits(OnnxValue features);
    }

    /**
     * Runs the rounds.
     *
     * @param action [1], the player's
     * @param noAction the action that stands for none
     */
    Frame run(Network network, OnnxValue action, int noAction) {
        Guidance guidance = guidance(action, noAction);
        List<OnnxGraph.Carried> start = List.of(
                new OnnxGraph.Carried("tokens", ElementType.INT64, everywhere(graph.whole(vocabulary))),
                new OnnxGraph.Carried("confidence", ElementType.FLOAT, everywhere(graph.real(0))),
                new OnnxGraph.Carried("revealed_at", ElementType.INT64, everywhere(graph.whole(0))));
        List<OnnxValue> end = graph.loop(
                inputs.steps(), start, (round, now) -> round(round, now, tokens -> logits(network, tokens, guidance)));
        return new Frame(end.get(0).shaped(tokens), end.get(1), end.get(2));
    }

    /**
     * Classifier-free guidance (Ho and Salimans 2022): {@code without + guidance * (with - without)}, of what the logits
     * are an affine function of, since the weights add up to 1.
     *
     * @param actions [B]: the player's alone where the guidance is 1, else that and none
     * @param weights [1, B]
     */
    private record Guidance(OnnxValue actions, OnnxValue weights) {}

    private Guidance guidance(OnnxValue action, int noAction) {
        OnnxValue guided = graph.op("Not", graph.op("Equal", inputs.guidance(), graph.real(1)));
        OnnxValue versions = graph.op(
                "Unsqueeze", graph.op("Add", graph.whole(1), graph.cast(guided, ElementType.INT64)), graph.integers(0));
        OnnxValue with = graph.op("Unsqueeze", inputs.guidance(), graph.integers(0));
        OnnxValue without = graph.op("Sub", graph.floats(new float[] {1}, 1), with);
        OnnxValue row = graph.op("Unsqueeze", firstOrBoth(versions, with, without), graph.integers(0));
        return new Guidance(
                firstOrBoth(versions, action, graph.integers(noAction)).shaped(Dims.ANY), row);
    }

    /** The first of two, or both. */
    private OnnxValue firstOrBoth(OnnxValue count, OnnxValue one, OnnxValue other) {
        OnnxValue both = graph.op("Concat", List.of(one, other), Attributes.integer("axis", 0));
        return graph.op("Slice", both, graph.integers(0), count);
    }

    private OnnxValue logits(Network network, OnnxValue now, Guidance guidance) {
        OnnxValue features = network.features(now, guidance.actions());
        long width = features.dims().last();
        OnnxValue versions = graph.op("Reshape", features, graph.integers(-1, places * width));
        OnnxValue mixed = graph.op("MatMul", guidance.weights(), versions);
        return network.logits(
                graph.op("Reshape", mixed, graph.integers(places, width)).shaped(places, width));
    }

    private OnnxValue everywhere(OnnxValue value) {
        return graph.op("Expand", value, graph.integers(tokens)).shaped(tokens);
    }

    private List<OnnxValue> round(OnnxValue round, List<OnnxValue> now, UnaryOperator<OnnxValue> network) {
        OnnxValue masked = graph.op("Equal", now.get(0), graph.whole(vocabulary));
        OnnxValue logits = network.apply(now.get(0));
        OnnxValue uniforms = graph.op(
                "Clip",
                graph.op("Gather", inputs.noise(), round),
                graph.real(SMALLEST_UNIFORM),
                graph.real(LARGEST_UNIFORM));
        OnnxValue chosen = choose(logits, graph.op("Gather", uniforms, graph.whole(0)));
        OnnxValue share = shareOf(chosen, logits);
        OnnxValue done = progress(round);
        OnnxValue rank = rank(share, graph.op("Gather", uniforms, graph.whole(1)), done);
        OnnxValue fixing = graph.op("And", masked, first(rank, masked, stillMasked(masked, done)));
        return List.of(
                graph.op("Where", fixing, chosen, now.get(0)),
                graph.op("Where", fixing, share, now.get(1)),
                graph.op("Where", fixing, round, now.get(2)));
    }

    /** Tokens [S]: the likeliest at temperature 0, else drawn. */
    private OnnxValue choose(OnnxValue logits, OnnxValue uniforms) {
        OnnxValue greedy = graph.op("LessOrEqual", inputs.temperature(), graph.real(0));
        OnnxValue divisor = graph.op("Where", greedy, graph.real(1), inputs.temperature());
        OnnxValue shares = softmax(graph.op("Div", logits, divisor));
        OnnxValue column = graph.op("Unsqueeze", uniforms, graph.integers(1));
        OnnxValue drawn = new TokenDraw(graph, vocabulary).draw(shares, column);
        OnnxValue likeliest =
                graph.op("ArgMax", List.of(logits), Attributes.integer("axis", -1), Attributes.integer("keepdims", 0));
        return graph.op("Where", greedy, likeliest, drawn);
    }

    /** The probability [S] of the chosen tokens at temperature 1. */
    private OnnxValue shareOf(OnnxValue chosen, OnnxValue logits) {
        OnnxValue column = graph.op("Unsqueeze", chosen, graph.integers(1));
        OnnxValue share = graph.op("GatherElements", List.of(softmax(logits), column), Attributes.integer("axis", 1));
        return graph.op("Squeeze", share, graph.integers(1));
    }

    private OnnxValue softmax(OnnxValue x) {
        return graph.op("Softmax", List.of(x), Attributes.integer("axis", -1));
    }

    /** (i + 1) / steps. */
    private OnnxValue progress(OnnxValue round) {
        OnnxValue after = graph.cast(graph.op("Add", round, graph.whole(1)), ElementType.FLOAT);
        return graph.op("Div", after, graph.cast(inputs.steps(), ElementType.FLOAT));
    }

    /** What the order goes by [S], the largest first. */
    private OnnxValue rank(OnnxValue share, OnnxValue uniforms, OnnxValue done) {
        OnnxValue gumbel = graph.op("Neg", graph.op("Log", graph.op("Neg", graph.op("Log", uniforms))));
        OnnxValue left = graph.op("Sub", graph.real(1), done);
        OnnxValue strength = graph.op("Mul", inputs.temperature(), left);
        OnnxValue confident = graph.op("Add", graph.op("Log", share), graph.op("Mul", gumbel, strength));
        OnnxValue random = graph.op("Greater", inputs.order(), graph.real(0.5f));
        return graph.op("Where", random, uniforms, confident);
    }

    /** How many tokens stay masked after this round: the schedule's number, but less than now. */
    private OnnxValue stillMasked(OnnxValue masked, OnnxValue done) {
        OnnxValue angle = graph.op("Mul", done, graph.real((float) (Math.PI / 2)));
        OnnxValue share = graph.op("Mul", graph.op("Cos", angle), graph.real(tokens));
        OnnxValue wanted =
                graph.cast(graph.op("Floor", graph.op("Add", share, graph.real(SCHEDULE_SLACK))), ElementType.INT64);
        OnnxValue now = graph.op(
                "ReduceSum", List.of(graph.cast(masked, ElementType.INT64)), Attributes.integer("keepdims", 0));
        OnnxValue atMost = graph.op("Sub", now, graph.whole(1));
        return graph.op("Max", graph.op("Min", wanted, atMost), graph.whole(0));
    }

    /** All tokens [S] but the {@code rest} last ones of the order, in which fixed tokens come first. */
    private OnnxValue first(OnnxValue rank, OnnxValue masked, OnnxValue rest) {
        OnnxValue key = graph.op("Where", masked, rank, graph.real(ALREADY_FIXED));
        OnnxValue ranked =
                graph.ops(2, "TopK", List.of(key, graph.integers(tokens))).get(1);
        long[] numbers = new long[tokens];
        Arrays.setAll(numbers, i -> i);
        OnnxValue count = graph.op("Sub", graph.whole(tokens), rest);
        OnnxValue taken = graph.cast(graph.op("Less", graph.integers(numbers), count), ElementType.INT64);
        OnnxValue none = graph.integers(new long[tokens]);
        return graph.cast(graph.op("ScatterElements", none, ranked, taken), ElementType.BOOL);
    }
}
