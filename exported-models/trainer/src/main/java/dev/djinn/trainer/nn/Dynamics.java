package dev.djinn.trainer.nn;

import java.util.List;

/**
 * The dynamics model (section 2.1): a MaskGIT ST-transformer that predicts the masked tokens of a frame from the frames
 * before it and the latent actions.
 *
 * <p>Differs: the action is added before every block instead of once; tokens are embedded by a table plus their code in
 * the tokenizer's codebook, and scored by a table plus the product with that code.
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
            if (tokens < 1 || vocabulary < 2 || codeWidth < 1 || layers < 1 || actions < 2 || window < 2) {
                throw new IllegalArgumentException(
                        "dynamics: tokens, vocabulary, layers, actions and window must be positive");
            }
        }

        public int heads() {
            return StBlock.heads(width);
        }
    }

    private static final float CODE_SCALE = 8;

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
     */
    public T embed(T tokens) {
        int width = config.width();
        T codes = ops.concat(0, List.of(codebook(), blank()));
        T weight = ops.parameter(
                "dynamics.code_in.weight", Init.normal(0.5 / Math.sqrt(config.codeWidth())), width, config.codeWidth());
        T table = ops.parameter("dynamics.tokens", Init.normal(0.05), config.vocabulary() + 1L, width);
        T rows = ops.reshape(ops.embedding(tokens, ops.add(table, ops.project(codes, weight))), -1, width);
        return layers.addPlaces("dynamics.places", rows, config.tokens(), width);
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

    /** One block with its action; shapes as {@link #body}. */
    public T block(T x, T actions, Extent extent, int layer, TimeAttention<T> time) {
        T table = ops.parameter("dynamics.action" + layer, Init.normal(0.05), config.actions() + 1L, config.width());
        T acted = layers.addPerFrame(x, ops.embedding(actions, table), config.tokens(), config.width());
        return new StBlock<>(ops, "dynamics.block" + layer, config.tokens(), config.width())
                .forward(acted, extent, layer, time);
    }

    /** rows [R, D] to logits [R, V]. */
    public T logits(T rows) {
        int width = config.width();
        T normed = layers.norm("dynamics.norm", rows, width);
        T direct = layers.linear("dynamics.out", normed, width, config.vocabulary(), 0.02);
        T query = layers.linear("dynamics.code_out", normed, width, config.codeWidth(), 0.02 * CODE_SCALE);
        return ops.add(direct, ops.project(query, codebook()));
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
