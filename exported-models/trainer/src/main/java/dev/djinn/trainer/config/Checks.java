package dev.djinn.trainer.config;

/** Range checks whose message names the key as a person wrote it. */
final class Checks {
    private Checks() {}

    static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(key + " is " + value + ", must be at least " + least);
        }
    }

    static void between(String key, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(key + " is " + value + ", must be " + low + " to " + high);
        }
    }

    static void line(String key, String value, int longest) {
        if (value.isBlank() || value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(key + " must be one line of 1 to " + longest + " characters");
        }
    }

    static void between(String key, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(key + " is " + value + ", must be " + low + " to " + high);
        }
    }
}
