package dev.djinn.trainer.data;

import java.util.Objects;

/**
 * A shuffle of {@code 0..size-1} that is computed, not stored: a balanced Feistel network over the next even power of
 * two, walked until it lands inside (J. Black and P. Rogaway, "Ciphers with Arbitrary Finite Domains", 2002). Under four
 * walks on average.
 */
final class Permutation {
    private static final int ROUNDS = 6;

    private final long size;
    private final int halfBits;
    private final long seed;

    Permutation(long size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("a permutation of " + size);
        }
        this.size = size;
        this.seed = seed;
        halfBits = Math.max(1, (65 - Long.numberOfLeadingZeros(size - 1)) / 2);
    }

    /** Where {@code position} goes; both are in {@code 0..size-1}. */
    long at(long position) {
        Objects.checkIndex(position, size);
        long place = position;
        do {
            place = encrypt(place);
        } while (place >= size);
        return place;
    }

    private long encrypt(long block) {
        long mask = (1L << halfBits) - 1;
        long left = block >>> halfBits;
        long right = block & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = left ^ (mix(seed, right * ROUNDS + round) & mask);
            left = right;
            right = mixed;
        }
        return left << halfBits | right;
    }

    /** A number that depends on every bit of both (the finaliser of SplittableRandom, twice). */
    static long mix(long a, long b) {
        return mix(mix(a + 0x9E3779B97F4A7C15L) + b * 0xD1342543DE82EF95L + 0x9E3779B97F4A7C15L);
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
