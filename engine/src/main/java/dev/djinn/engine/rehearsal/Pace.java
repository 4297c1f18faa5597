package dev.djinn.engine.rehearsal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether frames come when they are due. The first of a stretch of play sets the beat; each other is due a period after the
 * one before was due, or after it came if it came early. It is late if it comes more than half a period after that, and then
 * sets the beat anew: a delay is counted once, and hides none that follows. Any thread.
 */
public final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double period;
    private double[] millis = new double[1024];
    private int frames;
    private int timed;
    private int late;
    private @Nullable Double due;

    /** @param framesPerSecond the world's own rate */
    public Pace(double framesPerSecond) {
        period = NANOS_PER_SECOND / framesPerSecond;
    }

    /**
     * A dreamed frame is here.
     *
     * @param nanos when, by any monotonic clock
     * @param latencyMillis since the player's input was read
     */
    public synchronized void frame(long nanos, double latencyMillis) {
        if (frames == millis.length) {
            millis = Arrays.copyOf(millis, 2 * frames);
        }
        millis[frames++] = latencyMillis;
        if (due != null) {
            timed++;
            double behind = nanos - due;
            if (behind > period / 2) {
                late++;
                due = nanos + period;
            } else {
                due = Math.min(nanos, due) + period;
            }
        } else {
            due = nanos + period;
        }
    }

    /** The game was stopped, rewound or sent elsewhere: the next frame begins a stretch. */
    public synchronized void breakOff() {
        due = null;
    }

    /** Frames that were dreamed. */
    public synchronized int frames() {
        return frames;
    }

    /** Those of them that could be late: all but the first of each stretch. */
    public synchronized int timed() {
        return timed;
    }

    public synchronized int late() {
        return late;
    }

    public synchronized double latePerHundred() {
        return timed == 0 ? 0 : 100.0 * late / timed;
    }

    /** The latency, in milliseconds, that this share of the frames does not exceed; 0 if there are none. */
    public synchronized double latencyMillis(double share) {
        if (frames == 0) {
            return 0;
        }
        double[] sorted = Arrays.copyOf(millis, frames);
        Arrays.sort(sorted);
        return sorted[Math.min(frames - 1, (int) (share * frames))];
    }
}
