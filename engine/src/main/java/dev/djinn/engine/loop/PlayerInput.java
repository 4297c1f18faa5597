package dev.djinn.engine.loop;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The action the player wants, handed from the window's thread to the game's. The latest wins; a tap shorter than a
 * frame counts once; nothing queues up.
 */
public final class PlayerInput {
    private record Wish(OptionalInt held, OptionalInt tapped) {}

    private static final Wish NOTHING = new Wish(OptionalInt.empty(), OptionalInt.empty());

    private final AtomicReference<Wish> wish = new AtomicReference<>(NOTHING);

    /** The player now holds {@code action}. */
    public void hold(int action) {
        wish.set(new Wish(OptionalInt.of(action), OptionalInt.of(action)));
    }

    /** The player now holds nothing. */
    public void release() {
        wish.updateAndGet(old -> new Wish(OptionalInt.empty(), old.tapped()));
    }

    /** The player wants {@code action} for one frame. */
    public void tap(int action) {
        wish.updateAndGet(old -> new Wish(old.held(), OptionalInt.of(action)));
    }

    /** Forgets taps too: the window lost the keyboard. */
    public void forget() {
        wish.set(NOTHING);
    }

    /** The action of the frame to come; {@code idle} if the player wants none. */
    public int take(int idle) {
        Wish taken = wish.getAndUpdate(old -> new Wish(old.held(), OptionalInt.empty()));
        return taken.held().orElse(taken.tapped().orElse(idle));
    }
}
