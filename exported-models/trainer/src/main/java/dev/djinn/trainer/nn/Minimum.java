package dev.djinn.trainer.nn;

/** The smallest sizes that make sense, by the keys that a person sets them with. */
final class Minimum {
    private Minimum() {}

    /** @throws IllegalArgumentException naming the key, its value and the minimum */
    static void require(String key, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(key + " is " + value + ", must be at least " + least);
        }
    }
}
