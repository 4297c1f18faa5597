package dev.djinn.trainer.fit;

import java.util.SplittableRandom;

/** Random numbers that depend on seed, purpose and step only, so that a resumed run throws the same ones. */
final class Dice {
    private Dice() {}

    static SplittableRandom of(long seed, String purpose, long step) {
        long mixed = new SplittableRandom(seed ^ purpose.hashCode() * 0x9E3779B97F4A7C15L).nextLong();
        return new SplittableRandom(mixed + step * 0xD1B54A32D192ED03L);
    }
}
