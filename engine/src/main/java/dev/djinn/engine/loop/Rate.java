package dev.djinn.engine.loop;

/** Frames a second over the last second or so, from the times at which frames were shown. */
final class Rate {
    private static final int KEPT = 16;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] times = new long[KEPT];
    private int count;

    void frameAt(long nanos) {
        times[count++ % KEPT] = nanos;
    }

    /** Forgets the past, as after a pause. */
    void reset() {
        count = 0;
    }

    /** 0 until two frames are known. */
    double framesPerSecond() {
        int known = Math.min(count, KEPT);
        if (known < 2) {
            return 0;
        }
        long newest = times[(count - 1) % KEPT];
        long oldest = times[(count - known) % KEPT];
        return (known - 1) * NANOS_PER_SECOND / Math.max(1, newest - oldest);
    }
}
