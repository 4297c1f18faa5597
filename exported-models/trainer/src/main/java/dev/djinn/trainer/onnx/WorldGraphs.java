package dev.djinn.trainer.onnx;

import dev.djinn.trainer.nn.CausalTime;
import dev.djinn.trainer.nn.CollectTime;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.PlayTime;
import dev.djinn.trainer.nn.VideoTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The graphs of a world as ONNX files; inputs, outputs and formulae are those of {@code docs/export.md}. */
public final class WorldGraphs {
    /** Key of the metadata that holds the {@link WorldConfig}. */
    public static final String NETWORKS = "djinn.networks";

    /** Key of the metadata of a graph that computes in half precision. */
    private static final String ARITHMETIC = "djinn.arithmetic";

    /** Key of the metadata that says how many past frames decide the next one, where they are cached. */
    public static final String MEMORY = "djinn.memory";

    private final WorldConfig config;
    private final WeightSource weights;
    private final Precision precision;
    private final int defaultSteps;

    /** @param defaultSteps MaskGIT steps a frame, for the metadata */
    public WorldGraphs(WorldConfig config, WeightSource weights, Precision precision, int defaultSteps) {
        this.config = config;
        this.weights = weights;
        this.precision = precision;
        this.defaultSteps = defaultSteps;
    }

    /** frames to tokens. */
    public byte[] encoder() {
        OnnxGraph graph = graph("encoder");
        VideoTokenizer.Config tokenizer = config.tokenizer();
        VideoTokenizer<OnnxValue> network = new VideoTokenizer<>(tokenizer, ops(graph));
        OnnxValue frames = pictures(graph).input();
        CausalTime<OnnxValue> time = new CausalTime<>(tokenizer.encoderHeads(), config.maxFrames(), tokenizer.span());
        OnnxValue tokens = network.nearest(network.latents(frames, Extent.anyFrames(), time));
        OnnxValue perFrame = ops(graph).reshape(tokens, -1, tokenizer.tokens());
        graph.output("tokens", ElementType.INT64, perFrame, Size.any("t"), Size.fixed(tokenizer.tokens()));
        return graph.toBytes();
    }

    /** tokens to pixels. */
    public byte[] decoder() {
        OnnxGraph graph = graph("decoder");
        OnnxValue tokens = graph.input("tokens", ElementType.INT64, Size.any("t"), Size.fixed(tokens()));
        OnnxValue pixels = decode(graph, tokens, Arithmetic.SINGLE);
        graph.output("pixels", ElementType.UINT8, pixels, picture(config, Size.any("t")));
        return graph.toBytes();
    }

    /** frames to the codes of the actions between them. */
    public byte[] actions() {
        OnnxGraph graph = graph("lam");
        LatentActionModel.Config actions = config.actions();
        LatentActionModel<OnnxValue> network = new LatentActionModel<>(actions, ops(graph));
        CausalTime<OnnxValue> time = new CausalTime<>(actions.heads(), config.maxFrames(), actions.span());
        OnnxValue frames = pictures(graph).input();
        OnnxValue latents = network.latents(network.transitions(frames, Extent.anyFrames()), time);
        OnnxValue codes = network.nearest(network.keyed(frames, latents, Extent.anyFrames()));
        graph.output("codes", ElementType.INT64, codes, Size.any("transitions"));
        return graph.toBytes();
    }

    /** Tokens and actions so far to the next frame, stateless. */
    public byte[] dynamics() {
        return dynamics(graph("dynamics"), Arithmetic.SINGLE);
    }

    /** The same in half precision where that suffices, for CUDA only. */
    public byte[] halfDynamics() {
        return dynamics(halfGraph("dynamics_fp16"), Arithmetic.HALF);
    }

    private byte[] dynamics(OnnxGraph graph, Arithmetic arithmetic) {
        History history = history(graph, arithmetic);
        MaskGitLoop.Inputs inputs = MaskGitLoop.Inputs.declare(graph, tokens());
        MaskGitLoop loop = new MaskGitLoop(graph, config.dynamics(), inputs);
        MaskGitLoop.Frame frame =
                loop.run(history.round(), history.action(), config.dynamics().actions());
        frame(graph, config, frame, lastPicture(graph, history.tokens(), frame.tokens(), arithmetic));
        return graph.toBytes();
    }

    /** The outputs that both graphs of the dynamics have. */
    static void frame(OnnxGraph graph, WorldConfig config, MaskGitLoop.Frame frame, OnnxValue picture) {
        Size perToken = Size.fixed(config.dynamics().tokens());
        graph.output("next_tokens", ElementType.INT64, frame.tokens(), perToken);
        graph.output("pixels", ElementType.UINT8, picture, picture(config));
        graph.output("confidence", ElementType.FLOAT, frame.confidence(), perToken);
        graph.output("revealed_at", ElementType.INT64, frame.revealedAt(), perToken);
    }

    /** What is remembered of past frames, the last frame's tokens and an action to the next frame and what to remember. */
    public byte[] cached() {
        OnnxGraph graph = graph("dynamics_cached");
        graph.metadata(MEMORY, config.memory());
        new CachedGraphs(config, graph, ops(graph)).step();
        return graph.toBytes();
    }

    /** Tokens and actions so far to what {@link #cached} remembers of them. */
    public byte[] prefill() {
        OnnxGraph graph = graph("prefill");
        graph.metadata(MEMORY, config.memory());
        new CachedGraphs(config, graph, ops(graph)).prefill();
        return graph.toBytes();
    }

    /**
     * Tokens and actions so far and the next frame's tokens as far as they are known, {@code current} [S], to {@code
     * logits} [S, V]: one round of the loop of {@link #dynamics}, for comparison only.
     */
    public byte[] logits() {
        return logits(graph("logits"), Arithmetic.SINGLE);
    }

    /** The same of {@link #halfDynamics}. */
    public byte[] halfLogits() {
        return logits(halfGraph("logits_fp16"), Arithmetic.HALF);
    }

    private byte[] logits(OnnxGraph graph, Arithmetic arithmetic) {
        History history = history(graph, arithmetic);
        OnnxValue current = graph.input("current", ElementType.INT64, Size.fixed(tokens()));
        Size vocabulary = Size.fixed(config.dynamics().vocabulary());
        graph.output(
                "logits",
                ElementType.FLOAT,
                history.round().logits(history.round().features(current, history.action())),
                Size.fixed(tokens()),
                vocabulary);
        return graph.toBytes();
    }

    /** The frames so far, seen once, and what leads on from the last. */
    private record History(OnnxValue tokens, OnnxValue action, DynamicsRound round) {}

    private History history(OnnxGraph graph, Arithmetic arithmetic) {
        Dynamics.Config dynamics = config.dynamics();
        OnnxOps ops = ops(graph);
        Dynamics<OnnxValue> network = new Dynamics<>(dynamics, ops);
        Dynamics<OnnxValue> blocks = arithmetic == Arithmetic.SINGLE
                ? network
                : new Dynamics<>(dynamics, arithmetic.ops(graph, weights, precision));
        OnnxValue tokens = graph.input("tokens", ElementType.INT64, Size.any("t"), Size.fixed(tokens()));
        OnnxValue actions = graph.input("actions", ElementType.INT64, Size.any("t"));
        OnnxValue none = graph.integers(dynamics.actions());
        OnnxValue ledHere = ops.concat(0, List.of(none, ops.slice(actions, 0, 0, -1)));
        CausalTime<OnnxValue> time = new CausalTime<>(dynamics.heads(), dynamics.window(), dynamics.window());
        CollectTime<OnnxValue> collect = new CollectTime<>(time);
        blocks.body(network.embed(tokens, before(graph, ops, tokens, config)), ledHere, Extent.anyFrames(), collect);
        OnnxValue last = ops.reshape(ops.slice(tokens, 0, -1, Long.MAX_VALUE), tokens());
        OnnxValue action = ops.slice(actions, 0, -1, Long.MAX_VALUE);
        PlayTime<OnnxValue> play = new PlayTime<>(collect.collected(), time);
        return new History(tokens, action, new DynamicsRound(network, blocks, last, play));
    }

    /** The tokens [t, S] of the frame before each, "masked" before the first. */
    static OnnxValue before(OnnxGraph graph, OnnxOps ops, OnnxValue tokens, WorldConfig config) {
        int perFrame = config.dynamics().tokens();
        long[] masked = new long[perFrame];
        Arrays.fill(masked, config.dynamics().vocabulary());
        OnnxValue first = ops.reshape(graph.integers(masked), 1, perFrame);
        return ops.concat(0, List.of(first, ops.slice(tokens, 0, 0, -1)));
    }

    /** The picture [height, width, 4] of a new frame, decoded with as many frames before it as the decoder can see. */
    private OnnxValue lastPicture(OnnxGraph graph, OnnxValue past, OnnxValue tokens, Arithmetic arithmetic) {
        OnnxOps ops = ops(graph);
        VideoTokenizer.Config tokenizer = config.tokenizer();
        long reach = config.decoderReach();
        OnnxValue last = ops.reshape(tokens, 1, tokens());
        OnnxValue seen = reach == 0 ? last : ops.concat(0, List.of(ops.slice(past, 0, -reach, Long.MAX_VALUE), last));
        OnnxValue pictures = decode(graph, seen, arithmetic).shaped(Dims.ANY, tokenizer.height(), tokenizer.width(), 4);
        OnnxValue picture = ops.slice(pictures, 0, -1, Long.MAX_VALUE);
        return ops.reshape(picture, tokenizer.height(), tokenizer.width(), 4);
    }

    private OnnxValue decode(OnnxGraph graph, OnnxValue tokens, Arithmetic arithmetic) {
        VideoTokenizer.Config tokenizer = config.tokenizer();
        VideoTokenizer<OnnxValue> network = new VideoTokenizer<>(tokenizer, arithmetic.ops(graph, weights, precision));
        CausalTime<OnnxValue> time = new CausalTime<>(tokenizer.decoderHeads(), config.maxFrames(), tokenizer.span());
        OnnxValue frames = network.frames(network.codes(tokens), Extent.anyFrames(), time);
        return pictures(graph).pictures(graph.single(frames));
    }

    private OnnxGraph halfGraph(String name) {
        OnnxGraph graph = graph(name);
        graph.metadata(ARITHMETIC, Precision.FP16.id());
        return graph;
    }

    private OnnxGraph graph(String name) {
        VideoTokenizer.Config tokenizer = config.tokenizer();
        OnnxGraph graph = new OnnxGraph(name);
        graph.metadata("djinn.format", tokenizer.groups() == 1 ? 1 : 2);
        graph.metadata("djinn.grid", tokenizer.columns() + "x" + tokenizer.rows());
        graph.metadata("djinn.groups", tokenizer.groups());
        graph.metadata("djinn.size", tokenizer.width() + "x" + tokenizer.height());
        graph.metadata("djinn.vocab", tokenizer.vocabulary());
        graph.metadata("djinn.window", config.dynamics().window());
        graph.metadata("djinn.max_frames", config.maxFrames());
        graph.metadata("djinn.actions", config.dynamics().actions());
        graph.metadata("djinn.steps", defaultSteps);
        graph.metadata("djinn.precision", precision.id());
        graph.metadata(NETWORKS, config.toJson());
        return graph;
    }

    private OnnxOps ops(OnnxGraph graph) {
        return new OnnxOps(graph, weights, precision);
    }

    private PictureTensors pictures(OnnxGraph graph) {
        return new PictureTensors(
                graph, config.tokenizer().width(), config.tokenizer().height());
    }

    private int tokens() {
        return config.dynamics().tokens();
    }

    private static Size[] picture(WorldConfig config, Size... before) {
        List<Size> sizes = new ArrayList<>(List.of(before));
        sizes.add(Size.fixed(config.tokenizer().height()));
        sizes.add(Size.fixed(config.tokenizer().width()));
        sizes.add(Size.fixed(4));
        return sizes.toArray(Size[]::new);
    }
}
