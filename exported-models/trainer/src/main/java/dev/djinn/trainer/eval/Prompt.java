package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a world is played from: four true frames, of which the world is shown the last two; the first two only tell
 * whether the hero stands. Or a single picture, where he is taken to stand.
 *
 * @param number of the clip in its order, which seeds the dice
 * @param frames_T the true pixels
 */
record Prompt(int number, List<Picture> frames_T) {
    static final int FRAMES = 4;

    private static final int SHOWN = 2;
    private static final double STILL = 0.5;

    /** Whether the hero stands or walks on ground: three steps without going up or down. */
    boolean standing() {
        return HeroPath.of(frames_T).level(frames_T.size() - 1, STILL);
    }

    /** The picture the world sets out from, as its decoder paints it, and one for each key pressed. */
    List<Picture> play(WorldModel world, long[] keys, long seed) {
        int first = Math.max(0, frames_T.size() - SHOWN);
        long[][] tokens_TS = world.encode(frames_T.subList(first, frames_T.size()));
        long[] led = frames_T.size() == 1 ? new long[0] : world.inferActions(frames_T);
        int between = tokens_TS.length - 1;
        long[] actions = new long[between + keys.length];
        System.arraycopy(led, first, actions, 0, between);
        System.arraycopy(keys, 0, actions, between, keys.length);
        List<Picture> played = new ArrayList<>(List.of(world.decode(tokens_TS).getLast()));
        played.addAll(world.play(tokens_TS, actions, keys.length, Dream.seedOf(seed, number)));
        return played;
    }

    /** A key held for some frames. */
    static long[] held(long key, int frames) {
        long[] keys = new long[frames];
        Arrays.fill(keys, key);
        return keys;
    }
}
