package dev.djinn.engine.loop;

/**
 * When the next frame is due. A world that cannot keep the beat sets its own: frames that were missed are never made up
 * for, so the game slows down and the player's input stays fresh.
 *
 * <p>Times are nanoseconds of any monotonic clock.
 */
final class Metronome {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long period;
    private long due;

    /** The first frame is due at {@code now}. */
    Metronome(double beatsPerSecond, long now) {
        period = Math.round(NANOS_PER_SECOND / beatsPerSecond);
        due = now;
    }

    /** How long to wait from {@code now}; 0 if the frame is due. */
    long nanosUntilDue(long now) {
        return Math.max(0, due - now);
    }

    /** A frame was begun at {@code now}. */
    void beat(long now) {
        due = now - due > period ? now + period : due + period;
    }
}
