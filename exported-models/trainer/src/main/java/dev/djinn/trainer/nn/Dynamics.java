package dev.djinn.trainer.nn;

import java.util.List;

/**
 * The dynamics model (section 2.1): a MaskGIT ST-transformer that predicts the masked tokens of a frame from the frames
 * before it and the latent actions.
 *
 * <p>Differs: the action is added before every block instead of once; tokens are embedded by a table plus their code in
 * the tokenizer's codebook, and scored by a table plus the product with that code. Every place also knows its token in
 * the frame before, and may copy it, or something like it, by two learned gates: most of a video stays as it is, and so
 * training begins at about that instead of at nothing.
 */
public final class Dynamics<T> {
    /**
     * @param tokens N, tokens of a frame
     * @param vocabulary V; the token V stands for "masked"
     * @param codeWidth E, width of the tokenizer's codes
     * @param width D, a multiple of 64
     * @param layers blocks
     * @param actions A; the action A stands for "none"
     * @param window T, frames that temporal attention sees, the new frame included
     */
    public record Config(int tokens, int vocabulary, int codeWidth, int width, int layers, int actions, int window) {
        public Config {
            StBlock.heads(width);
            Minimum.require("tokens of a frame", tokens, 1);
            Minimum.require("tokenizer.vocabulary", vocabulary, 2);
            Minimum.require("tokenizer.code_width", codeWidth, 1);
            Minimum.require("dynamics.layers", layers, 1);
            Minimum.require("actions.count", actions, 2);
            Minimum.require("dynamics.window", window, 2);
        }

        public int heads() {
            return StBlock.heads(width);
        }
    }

    private static final String ACTION_TABLE = "dynamics.action";
    private static final float CODE_SCALE = 8;
    /** Where the gates begin: towards codes like the one before, and for that very code. */
    private static final float[] COPY = {6, 4};

    private final Config config;
    private final Ops<T> ops;
    private final Layers<T> layers;

    public Dynamics(Config config, Ops<T> ops) {
        this.config = config;
        this.ops = ops;
        this.layers = new Layers<>(ops);
    }

    /**
     * The rows [R, D] that enter the first block.
     *
     * @param tokens of any shape with R entries, V where masked
     * @param before the tokens of the frame before at the same places, of any shape with R entries; V in a first frame
     */
    public T embed(T tokens, T before) {
        int width = config.width();
        T codes = codesAndBlank();
        T weight = ops.parameter(
                "dynamics.code_in.weight", Init.normal(0.5 / Math.sqrt(config.codeWidth())), width, config.codeWidth());
        T table = ops.parameter("dynamics.tokens", Init.normal(0.05), config.vocabulary() + 1L, width);
        T rows = ops.reshape(ops.embedding(tokens, ops.add(table, ops.project(codes, weight))), -1, width);
        T weightBefore = ops.parameter(
                "dynamics.code_before.weight",
                Init.normal(0.5 / Math.sqrt(config.codeWidth())),
                width,
                config.codeWidth());
        T rowsBefore = ops.reshape(ops.embedding(before, ops.project(codes, weightBefore)), -1, width);
        return layers.addPlaces("dynamics.places", ops.add(rows, rowsBefore), config.tokens(), width);
    }

    /**
     * All blocks.
     *
     * @param x [R, D]
     * @param actions [B*T], the action that led to each frame, A for none
     * @return [R, D]
     */
    public T body(T x, T actions, Extent extent, TimeAttention<T> time) {
        T y = x;
        for (int layer = 0; layer < config.layers(); layer++) {
            y = block(y, actions, extent, layer, time);
        }
        return y;
    }

    /** Whether a tensor of this name is a table of vectors for the actions. */
    public static boolean isTableOfActions(String name) {
        return name.startsWith(ACTION_TABLE);
    }

    /** One block with its action; shapes as {@link #body}. */
    public T block(T x, T actions, Extent extent, int layer, TimeAttention<T> time) {
        T table = ops.parameter(ACTION_TABLE + layer, Init.normal(0.05), config.actions() + 1L, config.width());
        T acted = layers.addPerFrame(x, ops.embedding(actions, table), config.tokens(), config.width());
        return new StBlock<>(ops, "dynamics.block" + layer, config.tokens(), config.width())
                .forward(acted, extent, layer, time);
    }

    /**
     * rows [R, D] to logits [R, V].
     *
     * @param before [R], as for {@link #embed}
     */
    public T logits(T rows, T before) {
        return logitsOf(features(rows), before);
    }

    /** rows [R, D] to what the logits are an affine function of, [R, D]. */
    public T features(T rows) {
        return layers.norm("dynamics.norm", rows, config.width());
    }

    /** {@link #features} to logits [R, V]. */
    public T logitsOf(T normed, T before) {
        int width = config.width();
        T gates = ops.add(
                layers.linear("dynamics.copy", normed, width, 2, 0.02), ops.constant("dynamics.copy.start", COPY, 2));
        T like = ops.multiply(ops.slice(gates, 1, 0, 1), ops.embedding(before, codesAndBlank()));
        T query = layers.linear("dynamics.code_out", normed, width, config.codeWidth(), 0.02 * CODE_SCALE);
        T same = ops.multiply(ops.slice(gates, 1, 1, 2), ops.oneHot(before, config.vocabulary()));
        T direct = layers.linear("dynamics.out", normed, width, config.vocabulary(), 0.02);
        return ops.add(ops.add(direct, same), ops.project(ops.add(query, like), codebook()));
    }

    /** [V + 1, E], with zeros for V. */
    private T codesAndBlank() {
        return ops.concat(0, List.of(codebook(), blank()));
    }

    /** The tokenizer's codes [V, E], frozen. */
    private T codebook() {
        return ops.buffer(VideoTokenizer.CODEBOOK, Init.ZEROS, config.vocabulary(), config.codeWidth());
    }

    /** The code [1, E] of a masked token: zeros. */
    private T blank() {
        return ops.constant("dynamics.blank", new float[config.codeWidth()], 1, config.codeWidth());
    }
}
