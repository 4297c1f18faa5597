package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Videos of a white bar on black that stands still (0), steps right (1) or left (2) in a ring of 16 columns. */
class ToyFootage implements Footage, Truth {
    static final int SIDE = 16;
    static final int ACTIONS = 3;

    private final List<Episode> episodes = new ArrayList<>();
    private final List<int[]> actions = new ArrayList<>();

    ToyFootage(long seed, int... framesOfFiles) {
        Random dice = new Random(seed);
        for (int frames : framesOfFiles) {
            episodes.add(new Episode("file" + episodes.size() + ".mp4", frames));
            actions.add(dice.ints(Math.max(0, frames - 1), 0, ACTIONS).toArray());
        }
    }

    @Override
    public List<Episode> episodes() {
        return episodes;
    }

    @Override
    public Picture frame(int episode, int index) {
        int column = 3 * episode;
        for (int i = 0; i < index; i++) {
            column += step(actions.get(episode)[i]);
        }
        return bar(column);
    }

    @Override
    public int classes() {
        return ACTIONS;
    }

    @Override
    public int[] actions(Clip clip) {
        return Arrays.copyOfRange(actions.get(clip.episode()), clip.start(), clip.start() + Clip.FRAMES - 1);
    }

    static int step(long action) {
        return action == 2 ? -1 : action == 1 ? 1 : 0;
    }

    static Picture bar(int column) {
        return Pixels.picture(SIDE, SIDE, (x, y) -> x == Math.floorMod(column, SIDE) ? 0xFFFFFF : 0);
    }
}
