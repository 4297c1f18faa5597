package dev.djinn.app.play;

import java.util.List;

/**
 * The branch played, as the scrub bar shows it. Immutable.
 *
 * @param oldest the first frame that can be gone to, beside the prompt
 * @param here the frame shown
 * @param last the newest frame
 * @param forks frames at which branches leave, rising
 */
public record Reel(long oldest, long here, long last, List<Long> forks) {
    static final Reel EMPTY = new Reel(0, 0, 0, List.of());

    public Reel {
        forks = List.copyOf(forks);
    }

    Reel at(long frame) {
        return new Reel(oldest, frame, Math.max(last, frame), forks);
    }

    /** Whether frames follow the one shown. */
    public boolean hasFuture() {
        return here < last;
    }
}
