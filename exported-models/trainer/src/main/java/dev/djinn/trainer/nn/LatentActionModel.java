package dev.djinn.trainer.nn;

import java.util.List;

/**
 * The latent action model (section 2.1): says in one of A codes what happened between two frames, from pixels alone.
 *
 * <p>The encoder sees x1..xt and x(t+1), the decoder sees x1..xt and the codes and predicts x(t+1). At play time only
 * the numbers of the codes remain: the player's keys.
 *
 * <p>Differs: pictures may be averaged to a smaller size first; the encoder is also given the difference to the frame
 * before; the decoder predicts the change of the picture instead of the picture, and gets the action before every
 * block; latents and codes have unit length.
 */
public final class LatentActionModel<T> {
    /**
     * @param width pixels, a multiple of patch
     * @param height pixels, a multiple of patch
     * @param patch side of a patch in pixels
     * @param shrink side in pixels of the squares that are averaged before anything else, a divisor of patch; 1: none
     * @param modelWidth D, a multiple of 64
     * @param encoderLayers blocks of the encoder
     * @param decoderLayers blocks of the decoder
     * @param actions A, number of codes
     * @param codeWidth E, width of a code
     * @param span frames that temporal attention sees, the frame itself included
     */
    public record Config(
            int width,
            int height,
            int patch,
            int shrink,
            int modelWidth,
            int encoderLayers,
            int decoderLayers,
            int actions,
            int codeWidth,
            int span) {
        public Config {
            if (shrink < 1 || patch % shrink != 0) {
                throw new IllegalArgumentException("actions: patches of " + patch + " cannot be shrunk by " + shrink
                        + "; shrink must divide patch");
            }
            new Patches(width, height, patch);
            StBlock.heads(modelWidth);
            Minimum.require("actions.encoder_layers", encoderLayers, 1);
            Minimum.require("actions.decoder_layers", decoderLayers, 1);
            Minimum.require("actions.count", actions, 2);
            Minimum.require("actions.code_width", codeWidth, 1);
            Minimum.require("actions.span", span, 1);
        }

        /** Of the averaged pictures. */
        Patches patches() {
            return new Patches(width / shrink, height / shrink, patch / shrink);
        }

        public int heads() {
            return StBlock.heads(modelWidth);
        }
    }

    /** Key of the codebook [A, E] in checkpoints. */
    public static final String CODEBOOK = "actions.codebook";

    /** Brings pixel values in -0.5..0.5 and their differences to about unit size. */
    private static final float PICTURE_GAIN = 4;

    private static final float CHANGE_GAIN = 8;

    private final Config config;
    private final Ops<T> ops;
    private final Layers<T> layers;

    public LatentActionModel(Config config, Ops<T> ops) {
        this.config = config;
        this.ops = ops;
        this.layers = new Layers<>(ops);
    }

    /** The codes [A, E], each of length 1. */
    public T codebook() {
        return ops.buffer(
                CODEBOOK, Init.normal(1 / Math.sqrt(config.codeWidth())), config.actions(), config.codeWidth());
    }

    /**
     * What led to each frame but the first.
     *
     * @param frames [B, T, height, width, 3] in -0.5..0.5
     * @return latents [B, T-1, E] of length 1; number i leads from frame i to frame i+1
     */
    public T latents(T frames, Extent extent, TimeAttention<T> time) {
        Patches patches = config.patches();
        int width = config.modelWidth();
        T x = layers.linear("actions.encoder.in", picturesAndChanges(frames, extent), 2 * patches.values(), width);
        x = layers.addPlaces("actions.encoder.places", x, patches.tokens(), width);
        for (int layer = 0; layer < config.encoderLayers(); layer++) {
            x = block("encoder", layer).forward(x, extent, layer, time);
        }
        T normed = layers.norm("actions.encoder.norm", x, width);
        T perFrame = ops.reshape(ops.mean(ops.reshape(normed, -1, patches.tokens(), width), 1), -1, width);
        T latents = ops.unitLength(layers.linear("actions.encoder.out", perFrame, width, config.codeWidth()));
        T clips = ops.reshape(latents, extent.clips(), extent.frames(), config.codeWidth());
        return ops.slice(clips, 1, 1, Long.MAX_VALUE);
    }

    /** latents [.., E] to codes [R], the nearest actions. */
    public T nearest(T latents) {
        return ops.argmax(ops.project(ops.reshape(latents, -1, config.codeWidth()), codebook()));
    }

    /**
     * Predicts each next frame.
     *
     * @param frames [B, T, height, width, 3], each the frame an action starts from; the extent is theirs
     * @param actions [B*T, E], the action that leads on from each frame
     * @return the change of each patch to the next frame [R, P]
     */
    public T changes(T frames, T actions, Extent extent, TimeAttention<T> time) {
        Patches patches = config.patches();
        int width = config.modelWidth();
        T x = layers.linear("actions.decoder.in", picturesAndChanges(frames, extent), 2 * patches.values(), width);
        x = layers.addPlaces("actions.decoder.places", x, patches.tokens(), width);
        for (int layer = 0; layer < config.decoderLayers(); layer++) {
            T action = layers.linear("actions.decoder.action" + layer, actions, config.codeWidth(), width);
            x = layers.addPerFrame(x, action, patches.tokens(), width);
            x = block("decoder", layer).forward(x, extent, layer, time);
        }
        T normed = layers.norm("actions.decoder.norm", x, width);
        return layers.linear("actions.decoder.out", normed, width, patches.values(), 0.01);
    }

    /** frames, averaged, cut to patches [R, P]. */
    public T patches(T frames) {
        return config.patches().cut(ops, shrunk(frames));
    }

    private T shrunk(T frames) {
        int side = config.shrink();
        if (side == 1) {
            return frames;
        }
        int channels = Patches.CHANNELS;
        T squares = ops.reshape(frames, -1, config.height() / side, side, config.width() / side, side, channels);
        return ops.mean(ops.mean(squares, 2), 3);
    }

    /** [R, 2P]: each patch, and its change since the frame before (0 in the first frame). */
    private T picturesAndChanges(T frames, Extent extent) {
        int values = config.patches().values();
        long perFrame = (long) config.patches().tokens() * values;
        T patches = ops.reshape(patches(frames), extent.clips(), extent.frames(), perFrame);
        T first = ops.slice(patches, 1, 0, 1);
        T before = ops.slice(ops.concat(1, List.of(first, patches)), 1, 0, -1);
        T change = ops.add(patches, ops.multiply(before, scalar("minus", -1)));
        T picture = ops.reshape(ops.multiply(patches, scalar("picture", PICTURE_GAIN)), -1, values);
        return ops.concat(
                1, List.of(picture, ops.reshape(ops.multiply(change, scalar("change", CHANGE_GAIN)), -1, values)));
    }

    private T scalar(String name, float value) {
        return ops.constant("actions.scale." + name, new float[] {value}, 1);
    }

    private StBlock<T> block(String half, int layer) {
        return new StBlock<>(
                ops, "actions." + half + ".block" + layer, config.patches().tokens(), config.modelWidth());
    }
}
