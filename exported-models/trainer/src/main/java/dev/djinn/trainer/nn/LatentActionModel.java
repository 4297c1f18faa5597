package dev.djinn.trainer.nn;

import java.util.List;

/**
 * The latent action model (section 2.1): says in one of A codes what happened between two frames, from pixels alone.
 *
 * <p>The encoder sees x1..xt and x(t+1), the decoder sees x1..xt and the codes and predicts x(t+1). At play time only
 * the numbers of the codes remain: the player's keys.
 *
 * <p>Differs: pictures may be averaged to a smaller size first. The encoder is given how well the last frame, displaced
 * in every direction, matches the next (a correlation layer: FlowNet, Dosovitskiy et al. 2015), and the decoder mixes
 * displaced copies of the last frame by the action (as CDNA does: Finn et al. 2016) before it paints what is new, so that
 * scrolling is seen and said exactly, sideways too. The decoder gets the action before every block; latents and codes
 * have unit length.
 *
 * <p>Codes of such latents are velocities: who stands still in mid-air and who stands on ground get the same one. In worlds
 * seen from the side codes may be made to mean keys instead: they divide {@link #keyed}, which knows two things of a transition. One is
 * which way the hero goes: with the hero in the middle, which way he looks as if he went ({@code look}, {@link HeroLook}), in front of a wall,
 * too; with a camera that stands still or follows late, whether he moves in the scene ({@code camera}, {@link GlobalMotion}).
 * The other is how fast, or, without the camera, whether he rises; falling counts as rest, since it needs no key.
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
     * @param reachX largest displacement looked for, in averaged pixels
     * @param reachY the same up and down
     * @param look side of the square in the middle of the picture that shows the hero, in pixels of a picture whose
     *     shorter side has 64, even; 0: codes are of the latents
     * @param camera largest scroll of the scene to a side between two frames that is taken out before anything else, in
     *     pixels of a picture whose shorter side has 64, twice as many up and down; 0: none is, and codes tell how the
     *     scene scrolls
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
            int span,
            int reachX,
            int reachY,
            int look,
            int camera) {
        public Config {
            new Averaging(new Patches(width, height, patch), shrink);
            StBlock.heads(modelWidth);
            Minimum.require("actions.encoder_layers", encoderLayers, 1);
            Minimum.require("actions.decoder_layers", decoderLayers, 1);
            Minimum.require("actions.count", actions, 2);
            Minimum.require("actions.code_width", codeWidth, 1);
            Minimum.require("actions.span", span, 1);
            new Displacements(width / shrink, height / shrink, reachX, reachY);
            if (look != 0) {
                HeroLook.require(width, height, look);
            }
            if (look != 0 || camera != 0) {
                Minimum.require("actions.code_width, where actions.look or actions.camera is not 0,", codeWidth, KEYED);
            }
            if (camera != 0) {
                int unit = new GlobalMotion(width, height, camera).unit();
                if (shrink % unit != 0) {
                    throw new IllegalArgumentException(
                            "actions.shrink is " + shrink + ", but actions.camera is " + camera
                                    + ", and scrolls of such pictures are found in squares of " + unit
                                    + " pixels; it must be a multiple of that");
                }
            }
        }

        /** Of the averaged pictures. */
        Displacements displacements() {
            return new Displacements(width / shrink, height / shrink, reachX, reachY);
        }

        /** Of the averaged pictures. */
        Patches patches() {
            return averaging().seen();
        }

        /** Whether codes are made to mean keys, and so stay as k-means finds them. */
        public boolean keys() {
            return look > 0 || camera > 0;
        }

        private GlobalMotion globalMotion() {
            return new GlobalMotion(width, height, camera);
        }

        private Averaging averaging() {
            return new Averaging(new Patches(width, height, patch), shrink);
        }

        public int heads() {
            return StBlock.heads(modelWidth);
        }
    }

    /** Key of the codebook [A, E] in checkpoints. */
    public static final String CODEBOOK = "actions.codebook";

    /** Of what is stored in checkpoints where the camera is taken out. */
    public static final String CAMERA = GlobalMotion.PREFIX;

    private static final String DECODER_ACTION = "actions.decoder.action";

    /** Brings pixel values in -0.5..0.5 and their differences to about unit size. */
    private static final float PICTURE_GAIN = 4;

    private static final float CHANGE_GAIN = 8;
    /** Added to squared differences before their logarithm: below it they are noise. */
    private static final float MATCH_FLOOR = 1e-5f;

    /** Dimensions that {@link #keyed} uses: to the side, up, and a constant. */
    private static final int KEYED = 3;

    /** What a pixel up weighs beside a pixel to the side: heroes jump several times as fast as they seem to walk. */
    private static final float RISE_GAIN = 0.2f;
    /** Makes a GELU of pixels a ReLU but for a quarter of a pixel around nought. */
    private static final float SHARPNESS = 8;
    /**
     * Where the camera is taken out, {@link HeroLook#unit}s by which a hero moves at all, and by which he does for all that matters:
     * keys say whether he goes and rises, not how fast he is yet.
     */
    private static final Ramp MOVES = new Ramp(0.4f, 1.2f, SHARPNESS);

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
     * What the model sees of each transition.
     *
     * @param before averaged frames [B*(T-1), h, w, 3] that it starts from, moved as the scene scrolls to the next if the camera
     *     is taken out
     * @param after averaged frames [B*(T-1), h, w, 3] that it leads to
     * @param extent of transitions: T-1 of each clip
     */
    public record Transitions<T>(T before, T after, Extent extent) {}

    /**
     * Looks at each frame and the next. Nothing in it is learned.
     *
     * @param frames [B, T, height, width, 3] in -0.5..0.5; the extent is theirs
     */
    public Transitions<T> transitions(T frames, Extent extent) {
        boolean known = extent.frames() != Extent.UNKNOWN;
        Extent transitions = known ? new Extent(extent.clips(), extent.frames() - 1) : extent;
        return new Transitions<>(before(frames, extent), after(frames, extent), transitions);
    }

    /**
     * What led to each frame but the first.
     *
     * @return latents [B, T-1, E] of length 1; number i leads from frame i to frame i+1
     */
    public T latents(Transitions<T> transitions, TimeAttention<T> time) {
        int places = config.patches().count();
        int width = config.modelWidth();
        Extent extent = transitions.extent();
        T x = motion(transitions.before(), transitions.after());
        x = layers.addPlaces("actions.encoder.places", x, places, width);
        for (int layer = 0; layer < config.encoderLayers(); layer++) {
            x = block("encoder", layer).forward(x, extent, layer, time);
        }
        T normed = layers.norm("actions.encoder.norm", x, width);
        T perFrame = ops.reshape(ops.mean(ops.reshape(normed, -1, places, width), 1), -1, width);
        T latents = ops.unitLength(layers.linear("actions.encoder.out", perFrame, width, config.codeWidth()));
        return ops.reshape(latents, extent.clips(), extent.frames(), config.codeWidth());
    }

    /** Not where the configuration's {@code look} is 0. */
    public HeroLook<T> look() {
        return new HeroLook<>(config.width(), config.height(), config.look(), config.modelWidth(), ops);
    }

    /**
     * What the codes divide: the latents, or, where they are to be {@link Config#keys}, what can be keys of them.
     *
     * @param frames [B, T, height, width, 3] in -0.5..0.5; the extent is theirs
     * @param latents of their transitions [B, T-1, E]
     * @return [B*(T-1), E], each of length 1
     */
    public T keyed(T frames, T latents, Extent extent) {
        T flat = ops.reshape(latents, -1, config.codeWidth());
        if (!config.keys()) {
            return flat;
        }
        T moved = displacements(flat);
        T right = ops.slice(moved, 1, 0, 1);
        T up = ops.multiply(ops.slice(moved, 1, 1, 2), scalar("minus", -1));
        T side = config.look() > 0
                ? look().side(look().middles(frames, extent))
                : difference(MOVES.of(ops, right), MOVES.of(ops, ops.multiply(right, scalar("minus", -1))));
        T rise = config.camera() > 0
                ? MOVES.of(ops, up)
                : ops.multiply(
                        ops.gelu(ops.multiply(up, scalar("sharp", SHARPNESS))), scalar("rise", RISE_GAIN / SHARPNESS));
        T one = ops.add(ops.multiply(side, scalar("nought", 0)), scalar("one", 1));
        T keys = ops.concat(1, List.of(side, rise, one));
        float[] places = new float[config.codeWidth() * KEYED];
        for (int i = 0; i < KEYED; i++) {
            places[i * KEYED + i] = 1;
        }
        return ops.unitLength(ops.project(keys, ops.constant("actions.keyed", places, config.codeWidth(), KEYED)));
    }

    /**
     * How far the hero moves in the scene, by what the decoder makes of latents.
     *
     * @param latents [R, E]
     * @return {@link HeroLook#unit}s to the right and down [R, 2]. Where the camera stays in, it is taken to follow him: that is how
     *     far to the right and below lies what takes a place. Where it is taken out, it is the opposite
     */
    public T displacements(T latents) {
        Displacements all = config.displacements();
        float unit = HeroLook.unit(config.width(), config.height());
        float side = (config.camera() > 0 ? -1 : 1) * config.shrink() / unit;
        float[] units = new float[2 * all.count()];
        for (int copy = 0; copy < all.count(); copy++) {
            units[copy] = side * all.right(copy);
            units[all.count() + copy] = side * all.below(copy);
        }
        return ops.project(moves(latents), ops.constant("actions.displacements", units, 2, all.count()));
    }

    /** What the encoder is told of the way from one averaged frame [M, h, w, 3] to the next: [M*N, D]. */
    private T motion(T from, T to) {
        Patches patches = config.patches();
        Displacements displacements = config.displacements();
        int width = config.modelWidth();
        T picture = ops.multiply(patches.cut(ops, to), scalar("picture", PICTURE_GAIN));
        T change = ops.multiply(patches.cut(ops, difference(to, from)), scalar("change", CHANGE_GAIN));
        T seen = layers.linear(
                "actions.encoder.in", ops.concat(1, List.of(picture, change)), 2 * patches.values(), width);
        T mismatches = displacements.mismatches(ops, displacements.copies(ops, from), to, patches);
        T here = matches("actions.encoder.match", ops.reshape(mismatches, -1, displacements.count()));
        T everywhere = matches("actions.encoder.match_all", ops.mean(mismatches, 1));
        return layers.addPerFrame(ops.add(seen, here), everywhere, patches.count(), width);
    }

    private T matches(String name, T mismatches) {
        T compared = ops.standardise(ops.log(ops.add(mismatches, scalar("match", MATCH_FLOOR))));
        return layers.linear(name, compared, config.displacements().count(), config.modelWidth());
    }

    /** {@link #keyed} [R, E] to codes [R], the nearest actions. */
    public T nearest(T keyed) {
        return ops.argmax(scores(keyed));
    }

    /** How near each of {@link #keyed} [R, E] is to each code: [R, A], the largest is the nearest. */
    public T scores(T keyed) {
        return ops.project(keyed, codebook());
    }

    /** Whether a tensor of this name is of the layers that add the action before each block of the decoder. */
    public static boolean isActionOfDecoder(String name) {
        return name.startsWith(DECODER_ACTION);
    }

    /**
     * Predicts each next frame.
     *
     * @param transitions of which it sees where they start
     * @param actions [B*(T-1), E], the action that leads on from each frame
     * @return the change of each patch to the next frame [R, P]
     */
    public T changes(Transitions<T> transitions, T actions, TimeAttention<T> time) {
        T from = transitions.before();
        Extent extent = transitions.extent();
        Patches patches = config.patches();
        int width = config.modelWidth();
        T picture = ops.multiply(patches.cut(ops, from), scalar("picture", PICTURE_GAIN));
        T x = layers.linear("actions.decoder.in", picture, patches.values(), width);
        x = layers.addPlaces("actions.decoder.places", x, patches.count(), width);
        for (int layer = 0; layer < config.decoderLayers(); layer++) {
            T action = layers.linear(DECODER_ACTION + layer, actions, config.codeWidth(), width);
            x = layers.addPerFrame(x, action, patches.count(), width);
            x = block("decoder", layer).forward(x, extent, layer, time);
        }
        T normed = layers.norm("actions.decoder.norm", x, width);
        T painted = layers.linear("actions.decoder.out", normed, width, patches.values(), 0.01);
        T gates = ops.softmax(layers.linear("actions.decoder.gate", normed, width, 2, 0.01));
        return ops.add(painted, ops.multiply(ops.slice(gates, 1, 0, 1), scrolled(from, actions)));
    }

    /** The change [R, P] if the action only moved the averaged frames [M, h, w, 3]. */
    private T scrolled(T from, T actions) {
        Displacements displacements = config.displacements();
        T moved = displacements.mixture(ops, displacements.copies(ops, from), moves(actions));
        return config.patches().cut(ops, difference(moved, from));
    }

    /** The share of each displaced copy in the next frame [R, C], by the action [R, E]. */
    private T moves(T actions) {
        int width = config.modelWidth();
        T hidden = ops.gelu(layers.linear("actions.decoder.move_up", actions, config.codeWidth(), width));
        int copies = config.displacements().count();
        return ops.softmax(layers.linear("actions.decoder.move_down", hidden, width, copies));
    }

    /** The change of each patch [R, P] that there was. */
    public T change(Transitions<T> transitions) {
        return config.patches().cut(ops, difference(transitions.after(), transitions.before()));
    }

    private T before(T frames, Extent extent) {
        if (config.camera() == 0) {
            return averaged(config.averaging(), frames, extent, 0, -1);
        }
        GlobalMotion motion = config.globalMotion();
        int unit = motion.unit();
        Averaging units = new Averaging(new Patches(config.width(), config.height(), config.patch()), unit);
        T from = averaged(units, frames, extent, 0, -1);
        T to = averaged(units, frames, extent, 1, Long.MAX_VALUE);
        return new Averaging(units.seen(), config.shrink() / unit).of(ops, motion.compensate(ops, from, to));
    }

    private T after(T frames, Extent extent) {
        return averaged(config.averaging(), frames, extent, 1, Long.MAX_VALUE);
    }

    /** Some frames of each clip, averaged. */
    private T averaged(Averaging averaging, T frames, Extent extent, long first, long last) {
        Patches seen = averaging.seen();
        long row = (long) seen.width() * Patches.CHANNELS;
        T clips = ops.reshape(averaging.of(ops, frames), extent.clips(), extent.frames(), seen.height(), row);
        return ops.reshape(ops.slice(clips, 1, first, last), -1, seen.height(), seen.width(), Patches.CHANNELS);
    }

    private T difference(T a, T b) {
        return ops.add(a, ops.multiply(b, scalar("minus", -1)));
    }

    private T scalar(String name, float value) {
        return ops.constant("actions.scale." + name, new float[] {value}, 1);
    }

    private StBlock<T> block(String half, int layer) {
        return new StBlock<>(
                ops, "actions." + half + ".block" + layer, config.patches().count(), config.modelWidth());
    }
}
