package dev.djinn.trainer.synth.physics;

/**
 * What is held for a frame. {@link #digit} is CoinRun's number of the same action, which {@code eval --truth} reads.
 *
 * @param direction -1 left, 0 neither, 1 right
 */
public record Keys(int direction, boolean jump) {
    /** Nothing is held. */
    public static final Keys NONE = new Keys(0, false);

    public Keys {
        if (direction < -1 || direction > 1) {
            throw new IllegalArgumentException("direction " + direction);
        }
    }

    /** 1 left, 2 left and jump, 4 nothing, 5 jump, 7 right, 8 right and jump. */
    public int digit() {
        return 4 + 3 * direction + (jump ? 1 : 0);
    }
}
