package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a world is played from: four true frames, of which the world is shown the last two. The first two only tell
 * whether the hero stands.
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
        return HeroPath.of(frames_T).level(FRAMES - 1, STILL);
    }

    /** The picture the world sets out from, as its decoder paints it, and one for each key pressed. */
    List<Picture> play(WorldModel world, long[] keys, long seed) {
        long[][] tokens_TS = world.encode(frames_T.subList(FRAMES - SHOWN, FRAMES));
        long[] actions = new long[SHOWN - 1 + keys.length];
        actions[0] = world.inferActions(frames_T)[FRAMES - SHOWN];
        System.arraycopy(keys, 0, actions, SHOWN - 1, keys.length);
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
