package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import java.util.List;

/**
 * The way from a prompt to a frame. In the same world it leads to the same tokens again.
 *
 * @param prompt the picture it begins with, in the size of the world's frames
 * @param stretches what was done, oldest first; none at the prompt
 */
public record Journey(Picture prompt, List<Stretch> stretches) {
    public Journey {
        stretches = List.copyOf(stretches);
    }

    /** The number of the frame it leads to; the prompt is frame 0. */
    public long frames() {
        return stretches.stream().mapToLong(Stretch::frames).sum();
    }
}
