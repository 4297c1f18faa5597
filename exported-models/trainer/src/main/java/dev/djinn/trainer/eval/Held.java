package dev.djinn.trainer.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the hero went from one prompt when each code was held for 8 frames.
 *
 * @param paths by code 0..A-1, and last of all with no key
 */
record Held(List<HeroPath> paths) {
    static final int FRAMES = 8;

    /** Pixels of 64 in {@link #FRAMES}: whoever goes further to a side, went there. */
    static final double SIDEWAYS = 3;

    private static final double JUMPED = 8;

    static Held play(WorldModel world, Prompt prompt, long seed) {
        List<HeroPath> paths = new ArrayList<>();
        for (int code = 0; code <= world.facts().none(); code++) {
            paths.add(path(world, prompt, code, seed));
        }
        return new Held(List.copyOf(paths));
    }

    /** Where the hero goes from a prompt while one key is held. */
    static HeroPath path(WorldModel world, Prompt prompt, long key, long seed) {
        return HeroPath.of(prompt.play(world, Prompt.held(key, FRAMES), seed));
    }

    boolean left(int code) {
        return sideways(code) && paths.get(code).right() < -SIDEWAYS;
    }

    boolean right(int code) {
        return sideways(code) && paths.get(code).right() > SIDEWAYS;
    }

    boolean jump(int code) {
        return paths.get(code).highest() > JUMPED;
    }

    /** Jumps and is carried to the left. */
    boolean jumpLeft(int code) {
        return jump(code) && paths.get(code).right() < -SIDEWAYS;
    }

    boolean jumpRight(int code) {
        return jump(code) && paths.get(code).right() > SIDEWAYS;
    }

    /** Further down than most codes lead, and further than to a side. */
    boolean fall(int code) {
        return beyondShared(code) < -SIDEWAYS && !sideways(code);
    }

    /** None of these ways. */
    boolean still(int code) {
        HeroPath path = paths.get(code);
        return Math.abs(path.right()) <= SIDEWAYS && Math.abs(beyondShared(code)) <= SIDEWAYS && !jump(code);
    }

    /** Further to a side than up or down, not counting the fall or rise that most codes share. */
    private boolean sideways(int code) {
        return Math.abs(paths.get(code).right()) > Math.abs(beyondShared(code));
    }

    /** How much further up than the median of all codes. */
    private double beyondShared(int code) {
        double[] up = paths.stream().mapToDouble(HeroPath::up).sorted().toArray();
        return paths.get(code).up() - up[up.length / 2];
    }
}
