package dev.djinn.app.play;

import dev.djinn.engine.loop.GameEvent;
import dev.djinn.runtime.image.Picture;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where actions lead, as last seen. Immutable.
 *
 * @param frame the frame now shown
 * @param seen the latest glimpse of each action, also those from frames before
 */
public record Glimpses(long frame, Map<Integer, GameEvent.Peeked> seen) {
    static final Glimpses NONE = new Glimpses(0, Map.of());

    Glimpses at(long now) {
        return new Glimpses(now, seen);
    }

    Glimpses with(GameEvent.Peeked peeked) {
        Map<Integer, GameEvent.Peeked> next = new TreeMap<>(seen);
        next.put(peeked.action(), peeked);
        return new Glimpses(frame, next);
    }

    public Optional<Picture> find(int action) {
        return Optional.ofNullable(seen.get(action)).map(GameEvent.Peeked::picture);
    }

    /** Whether what was seen begins at the frame now shown. */
    public boolean isCurrent(int action) {
        GameEvent.Peeked peeked = seen.get(action);
        return peeked != null && peeked.frame() == frame;
    }
}
