package dev.djinn.trainer.synth.art;

import java.util.List;

/**
 * How one episode looks.
 *
 * @param pixelArt whether a unit is a pixel and nothing is smoothed
 * @param pen for what stands about
 * @param castPen for hero, enemies and coins
 * @param props what stands about; may be empty
 * @param finishes what is done to the layers at last
 */
record Look(
        boolean pixelArt,
        Palette palette,
        Pen pen,
        Pen castPen,
        Backdrop backdrop,
        Ground ground,
        List<Prop> props,
        Finishes finishes,
        Screen screen) {
    Look {
        props = List.copyOf(props);
    }

    /**
     * What is behind the level.
     *
     * @param sky does not scroll or hardly
     * @param first far away
     * @param second nearer
     * @param clouds whether some hang in the sky
     * @param pen for all of it
     * @param props whether some of the props also stand far away
     */
    record Backdrop(Sky sky, Ridge first, Ridge second, boolean clouds, Pen pen, boolean props) {}

    /** For the sky, for ridges, for the level, for hero and others. */
    record Finishes(Finish sky, Finish far, Finish land, Finish cast) {
        static final Finishes NONE = new Finishes(Finish.NONE, Finish.NONE, Finish.NONE, Finish.NONE);
    }

    /**
     * What lies over the whole picture and does not move.
     *
     * @param vignette how much darker the corners are, 0..1
     * @param grain how strong the grain is, 0..1
     * @param lines how much darker every second row is, 0..1
     */
    record Screen(double vignette, double grain, double lines) {
        static final Screen CLEAR = new Screen(0, 0, 0);
    }
}
