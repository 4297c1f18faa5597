package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.List;

/**
 * A held-out clip as a world sees it.
 *
 * @param number of the clip in its order, which seeds its dice
 * @param frames_T the true pixels
 * @param tokens_TS their tokens
 * @param actions T-1 codes, inferred from the true pixels
 */
record Sample(int number, List<Picture> frames_T, long[][] tokens_TS, long[] actions) {
    static Sample of(WorldModel world, int number, List<Picture> frames_T) {
        return new Sample(number, frames_T, world.encode(frames_T), world.inferActions(frames_T));
    }
}
