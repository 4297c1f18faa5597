package dev.djinn.trainer.eval;

/**
 * Where an evaluated clip lies: frames {@code start .. start + FRAMES - 1} of an episode.
 *
 * @param episode number of the episode in its {@link Footage}
 * @param start first frame within that episode
 */
public record Clip(int episode, int start) {
    /** Frames given before the model dreams. */
    public static final int PROMPT = 2;
    /** Frames dreamed. */
    public static final int AHEAD = 10;
    /** Frames of a clip. */
    public static final int FRAMES = PROMPT + AHEAD;
}
