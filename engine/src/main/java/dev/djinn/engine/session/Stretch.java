package dev.djinn.engine.session;

/**
 * One action taken for some frames on end, all dreamed in the same way.
 *
 * @param settings seed and sampling of these frames
 * @param action code of the action
 * @param frames how many, at least 1
 */
public record Stretch(SessionSettings settings, int action, int frames) {
    public Stretch {
        if (action < 0) {
            throw new IllegalArgumentException("action is " + action + ", it must not be negative");
        }
        if (frames < 1) {
            throw new IllegalArgumentException("frames is " + frames + ", it must be at least 1");
        }
    }
}
