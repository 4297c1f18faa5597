package dev.djinn.engine.session;

import java.util.List;

/**
 * Where a session stands in its tree of branches.
 *
 * @param here the branch played, and the frame shown
 * @param oldest the first frame of that branch that can be gone back to, beside the prompt
 * @param last its last frame
 * @param branches the one played, and all others that can be switched to; oldest first
 */
public record TimelineView(Place here, long oldest, long last, List<Branch> branches) {
    public TimelineView {
        branches = List.copyOf(branches);
    }
}
