package dev.djinn.trainer.onnx;

import dev.djinn.trainer.nn.CausalTime;
import dev.djinn.trainer.nn.CollectTime;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.KeysAndValues;
import dev.djinn.trainer.nn.PlayTime;
import dev.djinn.trainer.nn.TimeAttention;
import dev.djinn.trainer.nn.VideoTokenizer;
import java.util.List;

/**
 * The dynamics that remember past frames from call to call: {@code prefill.onnx} looks at a history once, {@code
 * dynamics_cached.onnx} dreams a frame and, when its tokens are final, looks at that frame as training's clean stream
 * does, for the frames to come.
 */
final class CachedGraphs {
    private final WorldConfig config;
    private final OnnxGraph graph;
    private final OnnxOps ops;
    private final Dynamics<OnnxValue> dynamics;
    private final VideoTokenizer<OnnxValue> tokenizer;
    private final KvCache cache;
    private final KvCache decoderCache;

    CachedGraphs(WorldConfig config, OnnxGraph graph, OnnxOps ops) {
        this.config = config;
        this.graph = graph;
        this.ops = ops;
        this.dynamics = new Dynamics<>(config.dynamics(), ops);
        this.tokenizer = new VideoTokenizer<>(config.tokenizer(), ops);
        Dynamics.Config network = config.dynamics();
        VideoTokenizer.Config decoder = config.tokenizer();
        this.cache = new KvCache(ops, network.layers(), network.places(), network.heads(), network.window() - 1);
        this.decoderCache = new KvCache(
                ops,
                decoder.decoderLayers(),
                decoder.places(),
                decoder.decoderHeads(),
                Math.max(1, decoder.span() - 1));
    }

    /** tokens [t, S] and the actions [t] that led to them to {@code kv} and {@code decoder_kv}. */
    void prefill() {
        OnnxValue shown = graph.input("tokens", ElementType.INT64, Size.any("t"), Size.fixed(tokens()));
        OnnxValue actions = graph.input("actions", ElementType.INT64, Size.any("t"));
        CollectTime<OnnxValue> past = new CollectTime<>(time());
        dynamics.body(
                dynamics.embed(shown, WorldGraphs.before(graph, ops, shown, config)),
                actions,
                Extent.anyFrames(),
                past);
        graph.output("kv", ElementType.FLOAT, cache.of(past.collected()), cache.shape("kept"));
        CollectTime<OnnxValue> painted = new CollectTime<>(decoderTime());
        OnnxValue seen = ops.slice(shown, 0, -Math.max(1, config.decoderReach()), Long.MAX_VALUE);
        tokenizer.frames(tokenizer.codes(seen), Extent.anyFrames(), painted);
        graph.output(
                "decoder_kv",
                ElementType.FLOAT,
                decoderCache.of(painted.collected()),
                decoderCache.shape("decoder_kept"));
    }

    /** What is remembered, the tokens of the last frame and the player's action to the next frame. */
    void step() {
        OnnxValue kv = graph.input("kv", ElementType.FLOAT, cache.shape("t"));
        OnnxValue decoderKv = graph.input("decoder_kv", ElementType.FLOAT, decoderCache.shape("decoder_t"));
        OnnxValue last = graph.input("prev_tokens", ElementType.INT64, Size.fixed(tokens()));
        OnnxValue action = graph.input("action", ElementType.INT64, Size.fixed(1));
        MaskGitLoop.Inputs inputs = MaskGitLoop.Inputs.declare(graph, tokens());
        PlayTime<OnnxValue> time = new PlayTime<>(cache.layersOf(kv), time());
        MaskGitLoop.Frame frame = new MaskGitLoop(graph, config.dynamics(), inputs)
                .run(
                        new DynamicsRound(dynamics, dynamics, last, time),
                        action,
                        config.dynamics().actions());
        CollectTime<OnnxValue> commit = new CollectTime<>(time);
        rows(frame.tokens(), last, action, commit);
        List<KeysAndValues<OnnxValue>> pastPictures = decoderCache.layersOf(decoderKv);
        CollectTime<OnnxValue> painted = new CollectTime<>(new PlayTime<>(pastPictures, decoderTime()));
        OnnxValue picture = tokenizer.frames(tokenizer.codes(frame.tokens()), new Extent(1, 1), painted);
        WorldGraphs.frame(graph, config, frame, lastOf(picture));
        graph.output("kv_out", ElementType.FLOAT, cache.append(kv, commit.collected()), cache.shape("kept"));
        graph.output(
                "decoder_kv_out",
                ElementType.FLOAT,
                decoderCache.append(decoderKv, painted.collected()),
                decoderCache.shape("decoder_kept"));
    }

    private OnnxValue rows(OnnxValue current, OnnxValue last, OnnxValue action, TimeAttention<OnnxValue> time) {
        return dynamics.body(dynamics.embed(current, last), action, new Extent(1, 1), time);
    }

    private OnnxValue lastOf(OnnxValue frames) {
        int width = config.tokenizer().width();
        int height = config.tokenizer().height();
        OnnxValue pictures = new PictureTensors(graph, width, height).pictures(frames);
        return ops.reshape(pictures.shaped(1, height, width, 4), height, width, 4);
    }

    /** A frame sees the window, however many frames are looked at together. */
    private CausalTime<OnnxValue> time() {
        Dynamics.Config network = config.dynamics();
        return new CausalTime<>(network.heads(), config.memory(), network.window());
    }

    private CausalTime<OnnxValue> decoderTime() {
        VideoTokenizer.Config decoder = config.tokenizer();
        return new CausalTime<>(decoder.decoderHeads(), config.maxFrames(), decoder.span());
    }

    private int tokens() {
        return config.dynamics().tokens();
    }
}
