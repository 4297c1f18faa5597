package dev.djinn.app.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import javafx.animation.AnimationTimer;

/**
 * What the window's thread has to do, but not at once: a piece in each pulse, so that keys and frames come between and the
 * window never keeps the player waiting. Belongs to the window's thread.
 */
final class Pieces {
    private record Piece(Object owner, Runnable deed) {}

    private final Deque<Piece> waiting = new ArrayDeque<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long nanos) {
            next();
        }
    };

    /** Does this in a later pulse, after what was asked for before. */
    void add(Object owner, Runnable deed) {
        waiting.add(new Piece(owner, deed));
        timer.start();
    }

    /** Does all that an owner waits for now: it is looked at. */
    void finish(Object owner) {
        for (Iterator<Piece> all = waiting.iterator(); all.hasNext(); ) {
            Piece piece = all.next();
            if (piece.owner() == owner) {
                all.remove();
                piece.deed().run();
            }
        }
    }

    /** Leaves undone what an owner waits for. */
    void drop(Object owner) {
        waiting.removeIf(piece -> piece.owner() == owner);
    }

    private void next() {
        Piece piece = waiting.poll();
        if (piece == null) {
            timer.stop();
        } else {
            piece.deed().run();
        }
    }
}
