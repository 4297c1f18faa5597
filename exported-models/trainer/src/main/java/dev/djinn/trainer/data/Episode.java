package dev.djinn.trainer.data;

/**
 * A run of frames of one file without a cut.
 *
 * @param file name of the video file, without its folder
 * @param offset number of the run's first frame among the frames of that file (at the store's rate)
 * @param first number of the run's first frame in the store
 * @param length frames
 */
public record Episode(String file, int offset, long first, int length) {
    public Episode {
        if (offset < 0 || first < 0 || length < 1) {
            throw new IllegalArgumentException(
                    "episode of " + file + ": offset " + offset + ", first " + first + ", length " + length);
        }
    }

    /** Number of the frame behind the last one, in the store. */
    public long end() {
        return first + length;
    }
}
