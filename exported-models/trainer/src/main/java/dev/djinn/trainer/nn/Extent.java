package dev.djinn.trainer.nn;

/**
 * How many clips and frames the rows of an activation hold. In training both are known; in an exported graph one of them
 * is {@link #UNKNOWN} and the other is 1.
 */
public record Extent(long clips, long frames) {
    public static final long UNKNOWN = -1;

    public Extent {
        boolean known = clips >= 1 && frames >= 1;
        if (!known && !(clips == 1 && frames == UNKNOWN) && !(clips == UNKNOWN && frames == 1)) {
            throw new IllegalArgumentException("no extent: " + clips + " clips of " + frames + " frames");
        }
    }

    /** One clip of any number of frames, as in an exported graph. */
    public static Extent anyFrames() {
        return new Extent(1, UNKNOWN);
    }

    /** Any number of clips of one frame: one frame, imagined with different actions. */
    public static Extent anyClips() {
        return new Extent(UNKNOWN, 1);
    }
}
