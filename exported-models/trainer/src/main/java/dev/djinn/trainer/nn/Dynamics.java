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
 *
 * <p>Where a place has several tokens (see {@link VideoTokenizer}), what enters the blocks is the sum of their
 * embeddings, and each is scored by output weights of its own from what leaves them. Each is masked and fixed by itself
 * (as the groups of bits of MaskBit, Weber et al. 2024), so those of a place can follow one another.
 */
public final class Dynamics<T> {
    /**
     * @param tokens S, tokens of a frame, those of a place beside one another
     * @param groups G, tokens of a place, a divisor of S
     * @param vocabulary V; the token V stands for "masked"
     * @param codeWidth E, width of the tokenizer's codes
     * @param width D, a multiple of 64
     * @param layers blocks
     * @param actions A; the action A stands for "none"
     * @param window T, frames that temporal attention sees, the new frame included
     */
    public record Config(
            int tokens, int groups, int vocabulary, int codeWidth, int width, int layers, int actions, int window) {
        public Config {
            StBlock.heads(width);
            Minimum.require("tokenizer.groups", groups, 1);
            Minimum.require("tokens of a frame", tokens, groups);
            if (tokens % groups != 0) {
                throw new IllegalArgumentException(
                        "tokens of a frame are " + tokens + ", must be a multiple of tokenizer.groups = " + groups);
            }
            Minimum.require("tokenizer.vocabulary", vocabulary, 2);
            Minimum.require("tokenizer.code_width", codeWidth, 1);
            Minimum.require("dynamics.layers", layers, 1);
            Minimum.require("actions.count", actions, 2);
            Minimum.require("dynamics.window", window, 2);
        }

        /** N = S / G, places of a frame: one row each. */
        public int places() {
            return tokens / groups;
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
     * @param tokens of any shape with R*G entries, V where masked
     * @param before the tokens of the frame before at the same places, of any shape with R*G entries; V in a first frame
     */
    public T embed(T tokens, T before) {
        int width = config.width();
        T codes = codesAndBlank();
        T weight = ops.parameter(
                "dynamics.code_in.weight",
                Init.normal(0.5 / Math.sqrt(config.codeWidth())),
                widthOfAll(),
                config.codeWidth());
        T table = ops.parameter("dynamics.tokens", Init.normal(0.05), config.vocabulary() + 1L, widthOfAll());
        T rows = sum(tokens, ops.add(table, ops.project(codes, weight)));
        T weightBefore = ops.parameter(
                "dynamics.code_before.weight",
                Init.normal(0.5 / Math.sqrt(config.codeWidth())),
                widthOfAll(),
                config.codeWidth());
        T rowsBefore = sum(before, ops.project(codes, weightBefore));
        return layers.addPlaces("dynamics.places", ops.add(rows, rowsBefore), config.places(), width);
    }

    /** The rows [R, D] of R*G tokens, added up for each place, from a table [V + 1, G*D]. */
    private T sum(T tokens, T table) {
        int width = config.width();
        if (config.groups() == 1) {
            return ops.reshape(ops.embedding(tokens, table), -1, width);
        }
        T perPlace = ops.reshape(tokens, -1, config.groups());
        T rows = embedded(perPlace, table, 0);
        for (int part = 1; part < config.groups(); part++) {
            rows = ops.add(rows, embedded(perPlace, table, part));
        }
        return rows;
    }

    private T embedded(T perPlace, T table, int part) {
        int width = config.width();
        T tokens = ops.reshape(ops.slice(perPlace, 1, part, part + 1L), -1);
        return ops.embedding(tokens, ops.slice(table, 1, (long) part * width, (part + 1L) * width));
    }

    /** G * D. */
    private int widthOfAll() {
        return config.groups() * config.width();
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
        T acted = layers.addPerFrame(x, ops.embedding(actions, table), config.places(), config.width());
        return new StBlock<>(ops, "dynamics.block" + layer, config.places(), config.width())
                .forward(acted, extent, layer, time);
    }

    /**
     * rows [R, D] to logits [R*G, V].
     *
     * @param before [R*G], as for {@link #embed}
     */
    public T logits(T rows, T before) {
        return logitsOf(features(rows), before);
    }

    /** rows [R, D] to what the logits are an affine function of, [R, D]. */
    public T features(T rows) {
        return layers.norm("dynamics.norm", rows, config.width());
    }

    /** {@link #features} to logits [R*G, V]. */
    public T logitsOf(T normed, T before) {
        int width = config.width();
        int groups = config.groups();
        T learned = perToken(layers.linear("dynamics.copy", normed, width, 2 * groups, 0.02), 2);
        T gates = ops.add(learned, ops.constant("dynamics.copy.start", COPY, 2));
        T like = ops.multiply(ops.slice(gates, 1, 0, 1), ops.embedding(before, codesAndBlank()));
        int codeWidth = config.codeWidth();
        T query = perToken(
                layers.linear("dynamics.code_out", normed, width, groups * codeWidth, 0.02 * CODE_SCALE), codeWidth);
        T same = ops.multiply(ops.slice(gates, 1, 1, 2), ops.oneHot(before, config.vocabulary()));
        T direct = perToken(
                layers.linear("dynamics.out", normed, width, groups * config.vocabulary(), 0.02), config.vocabulary());
        return ops.add(ops.add(direct, same), ops.project(ops.add(query, like), codebook()));
    }

    /** [R, G*each] to [R*G, each]. */
    private T perToken(T perPlace, int each) {
        return config.groups() == 1 ? perPlace : ops.reshape(perPlace, -1, each);
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
