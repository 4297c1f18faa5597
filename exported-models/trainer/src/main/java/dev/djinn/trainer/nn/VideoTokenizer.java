package dev.djinn.trainer.nn;

/**
 * The video tokenizer (section 2.1): an ST-ViViT VQ-VAE that turns each frame into S tokens, knowing the frames before.
 *
 * <p>Differs: latents and codes have unit length, so the nearest code is the one with the largest product; a frame looks
 * back only {@code span} frames, so that a decoder at play time needs little history. The encoder may see pictures
 * averaged to a smaller size, while the decoder paints them whole (as the decoder for larger pictures does that the
 * paper's appendix trains on the tokens of its 160x90 model).
 *
 * <p>A patch may be told by several codes of one codebook instead of one (product quantisation, Jégou et al. 2011; as
 * the groups of vq-wav2vec, Baevski et al. 2020): the latent is cut into {@code groups} parts, each the length of a code. The
 * blocks of the dynamics still see one row for each patch; their output layers and the sampling grow with the groups.
 */
public final class VideoTokenizer<T> {
    /**
     * @param width pixels, a multiple of patch
     * @param height pixels, a multiple of patch
     * @param patch side of a patch in pixels
     * @param shrink side in pixels of the squares that are averaged before the encoder sees them, a divisor of patch;
     *     1: none
     * @param encoderWidth D of the encoder, a multiple of 64
     * @param encoderLayers blocks of the encoder
     * @param decoderWidth D of the decoder, a multiple of 64
     * @param decoderLayers blocks of the decoder
     * @param vocabulary V, number of codes
     * @param codeWidth E, width of a code
     * @param groups G, codes of a patch, 1..16
     * @param span frames that temporal attention sees, the frame itself included
     */
    public record Config(
            int width,
            int height,
            int patch,
            int shrink,
            int encoderWidth,
            int encoderLayers,
            int decoderWidth,
            int decoderLayers,
            int vocabulary,
            int codeWidth,
            int groups,
            int span) {
        public Config {
            new Averaging(new Patches(width, height, patch), shrink);
            StBlock.heads(encoderWidth);
            StBlock.heads(decoderWidth);
            Minimum.require("tokenizer.encoder_layers", encoderLayers, 1);
            Minimum.require("tokenizer.decoder_layers", decoderLayers, 1);
            Minimum.require("tokenizer.vocabulary", vocabulary, 2);
            Minimum.require("tokenizer.code_width", codeWidth, 1);
            Minimum.require("tokenizer.groups", groups, 1);
            if (groups > MAX_GROUPS) {
                throw new IllegalArgumentException("tokenizer.groups is " + groups + ", must be at most " + MAX_GROUPS);
            }
            Minimum.require("tokenizer.span", span, 1);
        }

        Patches patches() {
            return new Patches(width, height, patch);
        }

        private Averaging averaging() {
            return new Averaging(patches(), shrink);
        }

        public int columns() {
            return patches().columns();
        }

        public int rows() {
            return patches().rows();
        }

        /** N, places of a frame: one for each patch. */
        public int places() {
            return patches().count();
        }

        /** S = N * G, tokens of a frame, those of a place beside one another. */
        public int tokens() {
            return places() * groups;
        }

        /** G * E, width of what is told of a place. */
        int placeWidth() {
            return groups * codeWidth;
        }

        public int encoderHeads() {
            return StBlock.heads(encoderWidth);
        }

        public int decoderHeads() {
            return StBlock.heads(decoderWidth);
        }
    }

    /** Key of the codebook [V, E] in checkpoints. */
    public static final String CODEBOOK = "tokenizer.codebook";

    private static final int MAX_GROUPS = 16;

    private final Config config;
    private final Ops<T> ops;
    private final Layers<T> layers;

    public VideoTokenizer(Config config, Ops<T> ops) {
        this.config = config;
        this.ops = ops;
        this.layers = new Layers<>(ops);
    }

    /** The codes [V, E], each of length 1. */
    public T codebook() {
        return ops.buffer(
                CODEBOOK, Init.normal(1 / Math.sqrt(config.codeWidth())), config.vocabulary(), config.codeWidth());
    }

    /** frames [B, T, height, width, 3] in -0.5..0.5 to latents [R*G, E] of length 1. */
    public T latents(T frames, Extent extent, TimeAttention<T> time) {
        Averaging averaging = config.averaging();
        Patches patches = averaging.seen();
        int width = config.encoderWidth();
        T seen = patches.cut(ops, averaging.of(ops, frames));
        T x = layers.linear("tokenizer.encoder.in", seen, patches.values(), width);
        x = layers.addPlaces("tokenizer.encoder.places", x, config.places(), width);
        for (int layer = 0; layer < config.encoderLayers(); layer++) {
            x = block("encoder", layer, width).forward(x, extent, layer, time);
        }
        T normed = layers.norm("tokenizer.encoder.norm", x, width);
        T parts = layers.linear("tokenizer.encoder.out", normed, width, config.placeWidth());
        return ops.unitLength(config.groups() == 1 ? parts : ops.reshape(parts, -1, config.codeWidth()));
    }

    /** latents [R*G, E] to tokens [R*G], the nearest codes. */
    public T nearest(T latents) {
        return ops.argmax(ops.project(latents, codebook()));
    }

    /** tokens, any shape, to their codes [R*G, E]. */
    public T codes(T tokens) {
        return ops.reshape(ops.embedding(tokens, codebook()), -1, config.codeWidth());
    }

    /** codes [R*G, E] to frames [B*T, height, width, 3], about -0.5..0.5, not clipped. */
    public T frames(T codes, Extent extent, TimeAttention<T> time) {
        Patches patches = config.patches();
        int width = config.decoderWidth();
        T perPlace = config.groups() == 1 ? codes : ops.reshape(codes, -1, config.placeWidth());
        T x = layers.linear("tokenizer.decoder.in", perPlace, config.placeWidth(), width);
        x = layers.addPlaces("tokenizer.decoder.places", x, config.places(), width);
        for (int layer = 0; layer < config.decoderLayers(); layer++) {
            x = block("decoder", layer, width).forward(x, extent, layer, time);
        }
        T normed = layers.norm("tokenizer.decoder.norm", x, width);
        return patches.join(ops, layers.linear("tokenizer.decoder.out", normed, width, patches.values(), 0.02));
    }

    private StBlock<T> block(String half, int layer, int width) {
        return new StBlock<>(ops, "tokenizer." + half + ".block" + layer, config.places(), width);
    }
}
