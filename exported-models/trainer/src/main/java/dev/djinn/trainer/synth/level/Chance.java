package dev.djinn.trainer.synth.level;

import java.util.List;

/**
 * Dice that fall the same way on every machine: SplitMix64 (Steele, Lea and Flood 2014). A generator can be split by
 * number; the part depends on the seed and the number alone, not on what was drawn before. One owner thread.
 */
public final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;

    public Chance(long seed) {
        this.seed = seed;
        state = seed;
    }

    /** An independent generator, the same for the same seed and number. */
    public Chance split(long number) {
        return new Chance(mix(seed ^ mix(number + STEP)));
    }

    /** 64 random bits. */
    public long bits() {
        state += STEP;
        return mix(state);
    }

    /** A number in [0, 1). */
    public double unit() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** A number in [from, to). */
    public double between(double from, double to) {
        return from + (to - from) * unit();
    }

    /** A whole number in [from, to], both included. */
    public int whole(int from, int to) {
        return from + (int) Math.floorMod(bits() >>> 1, (long) (to - from + 1));
    }

    /** True in a share of the cases. */
    public boolean in(double share) {
        return unit() < share;
    }

    /** One of them, each as likely. */
    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[whole(0, choices.length - 1)];
    }

    /** One of them, each as likely. */
    public <T> T of(List<T> choices) {
        return choices.get(whole(0, choices.size() - 1));
    }

    /** Spreads a number over 64 bits; a bijection. */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
