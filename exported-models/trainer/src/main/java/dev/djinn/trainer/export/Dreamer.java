package dev.djinn.trainer.export;

import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.onnx.WorldConfig;
import java.util.Arrays;
import java.util.Optional;

/** The two ways in which a world's graphs make the next frame of a history. */
sealed interface Dreamer extends AutoCloseable {
    /** As the rows of the report name it. */
    String graph();

    /** How many frames of the history decide the next one. */
    int memory();

    /** Before another history. */
    void forget();

    /**
     * Outputs of the next frame.
     *
     * @param history [t, S], t at most {@link #memory}
     * @param actions [t]: number i leads on from frame i
     * @param dice [steps, 2, S]
     */
    OrtGraph.Outputs next(long[] history, long[] actions, float[] dice, Sampling sampling);

    @Override
    void close();

    private static OrtGraph.Inputs sampling(OrtGraph.Inputs inputs, float[] dice, Sampling sampling, int tokens) {
        return inputs.longs("steps", new long[] {sampling.steps()})
                .floats("noise", dice, sampling.steps(), 2, tokens)
                .floats("temperature", new float[] {sampling.temperature()})
                .floats("order", new float[] {sampling.randomOrder() ? 1 : 0})
                .floats("guidance", new float[] {sampling.guidance()});
    }

    /** Looks at the whole window for each frame. */
    final class Stateless implements Dreamer {
        private final Dynamics.Config config;
        private final String name;
        private final OrtGraph graph;

        Stateless(WorldConfig config, WorldFiles files) {
            this(config, files, WorldFolder.DYNAMICS);
        }

        /** @param file of a graph with the inputs and outputs of {@link WorldFolder#DYNAMICS} */
        Stateless(WorldConfig config, WorldFiles files, String file) {
            this.config = config.dynamics();
            this.name = file.replace(".onnx", "");
            this.graph = files.open(file);
        }

        @Override
        public String graph() {
            return name;
        }

        @Override
        public int memory() {
            return config.window() - 1;
        }

        @Override
        public void forget() {
            // it remembers nothing
        }

        @Override
        public OrtGraph.Outputs next(long[] history, long[] actions, float[] dice, Sampling sampling) {
            OrtGraph.Inputs inputs = new OrtGraph.Inputs()
                    .longs("tokens", history, actions.length, config.tokens())
                    .longs("actions", actions, actions.length);
            return graph.run(Dreamer.sampling(inputs, dice, sampling, config.tokens()));
        }

        @Override
        public void close() {
            graph.close();
        }
    }

    /** Remembers keys and values; now and then it looks at the history again, as after a jump back in the game. */
    final class Cached implements Dreamer {
        private static final int LOOK_AGAIN = 16;

        private final WorldConfig config;
        private final int tokens;
        private final OrtGraph graph;
        private final OrtGraph prefill;
        private Optional<Memory> remembered = Optional.empty();

        private record Memory(float[] kv, float[] decoderKv, int age) {}

        Cached(WorldConfig config, WorldFiles files) {
            this.config = config;
            this.tokens = config.dynamics().tokens();
            this.graph = files.open(WorldFolder.DYNAMICS_CACHED);
            this.prefill = files.open(WorldFolder.PREFILL);
        }

        @Override
        public String graph() {
            return "dynamics_cached";
        }

        @Override
        public int memory() {
            return config.memory();
        }

        @Override
        public void forget() {
            remembered = Optional.empty();
        }

        @Override
        public OrtGraph.Outputs next(long[] history, long[] actions, float[] dice, Sampling sampling) {
            Memory memory = remembered.filter(seen -> seen.age() < LOOK_AGAIN).orElseGet(() -> look(history, actions));
            long[] last = Arrays.copyOfRange(history, history.length - tokens, history.length);
            VideoTokenizer.Config decoder = config.tokenizer();
            Dynamics.Config dynamics = config.dynamics();
            OrtGraph.Inputs inputs = new OrtGraph.Inputs()
                    .floats("kv", memory.kv(), shape(memory.kv(), dynamics.layers(), dynamics.heads()))
                    .floats(
                            "decoder_kv",
                            memory.decoderKv(),
                            shape(memory.decoderKv(), decoder.decoderLayers(), decoder.decoderHeads()))
                    .longs("prev_tokens", last, tokens)
                    .longs("action", new long[] {actions[actions.length - 1]}, 1);
            OrtGraph.Outputs out = graph.run(Dreamer.sampling(inputs, dice, sampling, tokens));
            remembered = Optional.of(new Memory(out.floats("kv_out"), out.floats("decoder_kv_out"), memory.age() + 1));
            return out;
        }

        private Memory look(long[] history, long[] actions) {
            long[] led = new long[actions.length];
            led[0] = config.dynamics().actions();
            System.arraycopy(actions, 0, led, 1, led.length - 1);
            OrtGraph.Outputs out = prefill.run(new OrtGraph.Inputs()
                    .longs("tokens", history, led.length, tokens)
                    .longs("actions", led, led.length));
            return new Memory(out.floats("kv"), out.floats("decoder_kv"), 0);
        }

        /** [2L, N, H, t, K] */
        private long[] shape(float[] kv, int layers, int heads) {
            int places = config.dynamics().places();
            long perFrame = 2L * layers * places * heads * 64;
            return new long[] {2L * layers, places, heads, kv.length / perFrame, 64};
        }

        @Override
        public void close() {
            prefill.close();
            graph.close();
        }
    }
}
