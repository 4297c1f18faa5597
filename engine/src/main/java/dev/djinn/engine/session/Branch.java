package dev.djinn.engine.session;

import java.util.Optional;

/**
 * One branch of a session's tree, as told to whoever shows it.
 *
 * @param id never given twice in a session
 * @param kind how it came to be
 * @param from the frame it left another branch at, unless it began with a picture or a file, or that branch is forgotten;
 *     for a {@link Kind#FORK}, that frame and those before it belong to both, and where a branch is forgotten it is the
 *     frame at which that one left another
 * @param last the number of its last frame
 */
public record Branch(int id, Kind kind, Optional<Place> from, long last) {
    /** How a branch comes to be. */
    public enum Kind {
        /** A game begun with a picture. */
        PROMPT,
        /** Another action at an earlier frame. */
        FORK,
        /** A game begun with an earlier frame as its prompt. */
        ANCHOR,
        /** A game that was saved before. */
        LOADED
    }
}
