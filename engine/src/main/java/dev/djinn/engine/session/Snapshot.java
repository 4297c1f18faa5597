package dev.djinn.engine.session;

/**
 * A game of which a world can go on: the way to a frame, and its last frames. Immutable: readers leave the arrays as they
 * are.
 *
 * @param settings seed and sampling of the frames to come
 * @param journey the way from the prompt to the last frame
 * @param prompt_S the prompt as tokens
 * @param tokens_TS the last frames, oldest first, the prompt not among them; at most {@code journey.frames()}
 */
public record Snapshot(SessionSettings settings, Journey journey, long[] prompt_S, long[][] tokens_TS) {
    public Snapshot {
        if (tokens_TS.length > journey.frames()) {
            throw new IllegalArgumentException(
                    "tokens of " + tokens_TS.length + " frames for a game of " + journey.frames());
        }
        if (tokens_TS.length == 0 && journey.frames() > 0) {
            throw new IllegalArgumentException("the last frame's tokens are missing");
        }
    }

    /** The number of the last frame. */
    public long frame() {
        return journey.frames();
    }
}
