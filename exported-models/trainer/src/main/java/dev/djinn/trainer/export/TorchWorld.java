package dev.djinn.trainer.export;

import dev.djinn.trainer.nn.CausalTime;
import dev.djinn.trainer.nn.CollectTime;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.KeysAndValues;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.PlayTime;
import dev.djinn.trainer.nn.TwoStreamTime;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The three networks computed by torch with given weights: what exported graphs are compared with. Pictures are RGB
 * bytes [T, height, width, 3], tokens [T, S].
 */
public final class TorchWorld implements AutoCloseable {
    private final WorldConfig config;
    private final SourceWeights weights;
    private final TorchOps ops;

    public TorchWorld(WorldConfig config, WeightSource source, Device device) {
        this.config = config;
        this.weights = new SourceWeights(device, source);
        this.ops = new TorchOps(device, weights);
    }

    /** Scores [T * S, V] of the codes for each token; the largest is the token. */
    public float[] codeScores(byte[] rgb, int frames) {
        VideoTokenizer.Config tokenizer = config.tokenizer();
        VideoTokenizer<Tensor> network = new VideoTokenizer<>(tokenizer, ops);
        return floats(() -> ops.project(
                network.latents(
                        pictures(rgb, frames),
                        new Extent(1, frames),
                        time(tokenizer.encoderHeads(), frames, tokenizer.span())),
                network.codebook()));
    }

    /** Pixels [T, height, width, 3] in about -0.5..0.5. */
    public float[] pixels(long[] tokens, int frames) {
        VideoTokenizer.Config tokenizer = config.tokenizer();
        VideoTokenizer<Tensor> network = new VideoTokenizer<>(tokenizer, ops);
        return floats(() -> network.frames(
                network.codes(longs(tokens)),
                new Extent(1, frames),
                time(tokenizer.decoderHeads(), frames, tokenizer.span())));
    }

    /** Scores [T - 1, A] of the actions between the frames; the largest is the code. */
    public float[] actionScores(byte[] rgb, int frames) {
        LatentActionModel.Config actions = config.actions();
        LatentActionModel<Tensor> network = new LatentActionModel<>(actions, ops);
        return floats(() -> {
            Tensor clip = pictures(rgb, frames);
            Extent extent = new Extent(1, frames);
            Tensor latents =
                    network.latents(network.transitions(clip, extent), time(actions.heads(), frames, actions.span()));
            return network.scores(network.keyed(clip, latents, extent));
        });
    }

    /**
     * Looks at the frames so far once, as play does.
     *
     * @param tokens [t, S], t up to T - 1 where nothing is remembered, up to {@link WorldConfig#memory} where it is
     * @param actions [t]: number i leads on from frame i
     */
    public Past past(long[] tokens, long[] actions) {
        return new Past(tokens, actions);
    }

    /** The frames so far and the action that leads on from the last. */
    public final class Past implements AutoCloseable {
        private final List<KeysAndValues<Tensor>> collected;
        private final long action;
        private final long[] last;

        private Past(long[] tokens, long[] actions) {
            Dynamics<Tensor> network = dynamics();
            CollectTime<Tensor> collect = new CollectTime<>(dynamicsTime());
            try (PointerScope scope = new PointerScope();
                    NoGradGuard noGrad = new NoGradGuard()) {
                Tensor led = longs(ledHere(actions, actions.length));
                network.body(
                        network.embed(longs(tokens), longs(before(tokens))),
                        led,
                        new Extent(1, actions.length),
                        collect);
                collected = collect.collected().stream()
                        .map(each ->
                                new KeysAndValues<>(Torch.keep(scope, each.keys()), Torch.keep(scope, each.values())))
                        .toList();
            }
            action = actions[actions.length - 1];
            last = Arrays.copyOfRange(tokens, tokens.length - config.dynamics().tokens(), tokens.length);
        }

        /** Versions of the next frame's tokens so far [B, S], V where masked, to logits [B, S, V]. */
        public float[] logits(long[] versions) {
            return logits(versions, action);
        }

        /** The same, with another guidance than 1. */
        public float[] logits(long[] versions, float guidance) {
            float[] with = logits(versions, action);
            if (guidance == 1) {
                return with;
            }
            float[] without = logits(versions, config.dynamics().actions());
            for (int i = 0; i < with.length; i++) {
                with[i] = without[i] + guidance * (with[i] - without[i]);
            }
            return with;
        }

        private float[] logits(long[] versions, long led) {
            Dynamics<Tensor> network = dynamics();
            int count = versions.length / last.length;
            long[] ledEach = new long[count];
            Arrays.fill(ledEach, led);
            return floats(() -> {
                Tensor before = longs(last).repeat(count);
                Tensor rows = network.body(
                        network.embed(longs(versions), before),
                        longs(ledEach),
                        new Extent(count, 1),
                        new PlayTime<>(collected, dynamicsTime()));
                return network.logits(rows, before);
            });
        }

        @Override
        public void close() {
            for (KeysAndValues<Tensor> each : collected) {
                each.keys().close();
                each.values().close();
            }
        }
    }

    /**
     * Logits [T, S, V] as training computes them: every frame of {@code masked} looks at the clean frames before it.
     *
     * @param clean tokens [T, S]
     * @param masked the same, V where masked
     * @param actions [T - 1] at least: number i leads from frame i to frame i + 1
     */
    public float[] trainingLogits(long[] clean, long[] masked, long[] actions) {
        Dynamics.Config dynamics = config.dynamics();
        int frames = clean.length / dynamics.tokens();
        long[] both = Arrays.copyOf(clean, 2 * clean.length);
        System.arraycopy(masked, 0, both, clean.length, masked.length);
        long[] led = ledHere(actions, frames);
        long[] ledBoth = Arrays.copyOf(led, 2 * frames);
        System.arraycopy(led, 0, ledBoth, frames, frames);
        Dynamics<Tensor> network = dynamics();
        return floats(() -> {
            TwoStreamTime<Tensor> time = new TwoStreamTime<>(dynamics.heads(), frames, dynamics.places());
            Tensor before = longs(before(clean));
            Tensor rows = network.body(
                    network.embed(longs(both), before.repeat(2)), longs(ledBoth), new Extent(2, frames), time);
            int places = frames * dynamics.places();
            return network.logits(rows.narrow(0, places, places), before);
        });
    }

    /** The tokens of the frame before [T, S], "masked" before the first. */
    private long[] before(long[] tokens) {
        int perFrame = config.dynamics().tokens();
        long[] before = new long[tokens.length];
        Arrays.fill(before, 0, perFrame, config.dynamics().vocabulary());
        System.arraycopy(tokens, 0, before, perFrame, tokens.length - perFrame);
        return before;
    }

    /** The action that led to each frame, "none" for the first. */
    private long[] ledHere(long[] actions, int frames) {
        long[] led = new long[frames];
        led[0] = config.dynamics().actions();
        System.arraycopy(actions, 0, led, 1, frames - 1);
        return led;
    }

    private Dynamics<Tensor> dynamics() {
        return new Dynamics<>(config.dynamics(), ops);
    }

    /** Each frame sees the window, also where a longer history is given. */
    private CausalTime<Tensor> dynamicsTime() {
        return time(
                config.dynamics().heads(),
                config.memory() + 1,
                config.dynamics().window());
    }

    private static CausalTime<Tensor> time(int heads, int frames, int span) {
        return new CausalTime<>(heads, frames, span);
    }

    private Tensor pictures(byte[] rgb, int frames) {
        return Torch.pictures(
                ops.device(),
                rgb,
                1,
                frames,
                config.tokenizer().height(),
                config.tokenizer().width(),
                3);
    }

    private Tensor longs(long[] values) {
        return Torch.longs(ops.device(), values, values.length);
    }

    private static float[] floats(Supplier<Tensor> forward) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return Torch.toFloats(forward.get());
        }
    }

    @Override
    public void close() {
        weights.close();
    }
}
