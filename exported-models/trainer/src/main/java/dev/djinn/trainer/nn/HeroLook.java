package dev.djinn.trainer.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * Which way a hero in the middle of a picture looks as if he went. The network sees nothing but that middle, so no motion,
 * and learns to foretell how far the scene moves sideways; what can foretell it is which way the hero faces, and his pose.
 */
public final class HeroLook<T> {
    /** Of all its tensors. */
    public static final String PREFIX = "actions.look.";

    /** Brings pixel values in -0.5..0.5 to about unit size. */
    private static final float PICTURE_GAIN = 4;

    /** What lengths are measured in, so that codes mean the same in pictures of any size: a 64th of the shorter side. */
    private static final int SIDE_IN_UNITS = 64;

    private final Averaging averaging;
    private final int look;
    private final int hidden;
    private final Ops<T> ops;
    private final Layers<T> layers;

    /**
     * @param width of pictures in pixels
     * @param height of pictures in pixels
     * @param look side of the middle in {@link #unit}s
     * @param hidden D
     */
    HeroLook(int width, int height, int look, int hidden, Ops<T> ops) {
        int unit = unit(width, height);
        this.averaging = new Averaging(new Patches(width, height, unit), unit);
        this.look = look;
        this.hidden = hidden;
        this.ops = ops;
        this.layers = new Layers<>(ops);
    }

    /** @throws IllegalArgumentException unless such pictures have such a middle */
    static void require(int width, int height, int look) {
        Minimum.require("actions.look", look, 2);
        int unit = unit(width, height);
        int columns = width / unit;
        int rows = height / unit;
        if (look % 2 != 0 || columns % 2 != 0 || rows % 2 != 0 || look > Math.min(columns, rows)) {
            throw new IllegalArgumentException("actions: no square of " + look + " pixels is in the middle of "
                    + columns + "x" + rows + "; look must be even and fit into frames of even size");
        }
    }

    /** A 64th of the shorter side, in whole pixels that fill the picture; 1 where there is no such number. */
    static int unit(int width, int height) {
        int unit = Math.max(1, Math.min(width, height) / SIDE_IN_UNITS);
        return width % unit == 0 && height % unit == 0 ? unit : 1;
    }

    /**
     * The middle of every picture but the first.
     *
     * @param frames [B, T, height, width, 3]; the extent is theirs
     * @return [B*(T-1), look*look*3], row by row
     */
    public T middles(T frames, Extent extent) {
        Patches seen = averaging.seen();
        int top = (seen.height() - look) / 2;
        long left = (seen.width() - look) / 2 * (long) Patches.CHANNELS;
        long row = (long) seen.width() * Patches.CHANNELS;
        T clips = ops.reshape(averaging.of(ops, frames), extent.clips(), extent.frames(), seen.height(), row);
        T rows = ops.slice(ops.slice(clips, 1, 1, Long.MAX_VALUE), 2, top, top + (long) look);
        return ops.reshape(ops.slice(rows, 3, left, left + values() / look), -1, values());
    }

    /**
     * What a middle foretells; of its mirror image exactly the opposite.
     *
     * @param middles [R, look*look*3] in -0.5..0.5
     * @return {@link #unit}s to the right in the time of a frame [R, 1]
     */
    public T side(T middles) {
        T square = ops.reshape(middles, -1, look, look, Patches.CHANNELS);
        List<T> columns = new ArrayList<>();
        for (int x = look - 1; x >= 0; x--) {
            columns.add(ops.slice(square, 2, x, x + 1L));
        }
        T mirrored = ops.reshape(ops.concat(2, columns), -1, values());
        T minus = ops.constant("actions.look.minus", new float[] {-1}, 1);
        return ops.add(foretold(middles), ops.multiply(foretold(mirrored), minus));
    }

    private T foretold(T middles) {
        T x = ops.multiply(middles, ops.constant("actions.look.picture", new float[] {PICTURE_GAIN}, 1));
        x = ops.gelu(layers.linear(PREFIX + "in", x, values(), hidden));
        x = ops.gelu(layers.linear(PREFIX + "hidden", x, hidden, hidden));
        return layers.linear(PREFIX + "out", x, hidden, 1, 0.01);
    }

    private int values() {
        return look * look * Patches.CHANNELS;
    }
}
