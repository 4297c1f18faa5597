package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.List;

/** Held-out videos at a world's frame size and rate, as episodes without a cut. */
public interface Footage {
    /** In a fixed order. */
    List<Episode> episodes();

    /** Frame {@code index} of episode number {@code episode}. */
    Picture frame(int episode, int index);

    /**
     * Frames that follow each other.
     *
     * @param file the video they come from
     * @param frames how many there are
     */
    record Episode(String file, int frames) {}
}
