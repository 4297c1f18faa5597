package dev.djinn.trainer.nn;

/**
 * How many clips and frames the rows of an activation hold. In training both are known; in an exported graph there is
 * one clip and the number of frames is {@link #UNKNOWN}.
 */
public record Extent(long clips, long frames) {
    public static final long UNKNOWN = -1;

    public Extent {
        if (clips < 1 || (frames < 1 && frames != UNKNOWN) || (frames == UNKNOWN && clips != 1)) {
            throw new IllegalArgumentException("no extent: " + clips + " clips of " + frames + " frames");
        }
    }

    /** One clip of any number of frames, as in an exported graph. */
    public static Extent anyFrames() {
        return new Extent(1, UNKNOWN);
    }
}
