package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.trainer.eval.HillFootage.Hero;
import java.util.Arrays;
import java.util.List;

/** A world of {@link HillFootage} without a network, with gravity: code 0 jumps, 1 runs left, 2 right, 3 does nothing. */
class HillWorld implements WorldModel {
    static final int JUMP = 0;
    static final int LEFT = 1;
    static final int RIGHT = 2;
    static final int IDLE = 3;
    static final int CODES = 4;

    private static final int FAR = 1000;
    private static final int LEAP = 6;
    private static final int SPEED = 2;

    private final HillFootage footage;

    HillWorld(HillFootage footage) {
        this.footage = footage;
    }

    @Override
    public WorldFacts facts() {
        return new WorldFacts("hill", HillFootage.SIDE, HillFootage.SIDE, 15, CODES, new Sampling(2, 1, false), "cpu");
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        return frames_T.stream().map(footage::heroIn).map(HillWorld::tokens).toArray(long[][]::new);
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        return Arrays.stream(tokens_TS).map(HillWorld::hero).map(this::paint).toList();
    }

    @Override
    public long[] inferActions(List<Picture> frames_T) {
        return new long[frames_T.size() - 1];
    }

    @Override
    public final NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        hear(noise);
        Hero moved = move(hero(tokens_TS[tokens_TS.length - 1]), (int) actions_T[actions_T.length - 1]);
        return new NextFrame(tokens(moved), paint(moved), new float[3], new int[3]);
    }

    /** The dice of a frame, which nothing here needs. */
    void hear(FrameNoise noise) {}

    Hero move(Hero hero, int key) {
        int x = hero.x() + (key == LEFT ? -SPEED : key == RIGHT ? SPEED : 0);
        boolean standing = hero.height() == 0;
        int rising = standing ? key == JUMP ? LEAP : 0 : hero.rising() - 1;
        int height = Math.max(0, hero.height() + rising);
        return new Hero(x, height, rising);
    }

    Picture paint(Hero hero) {
        return footage.show(hero);
    }

    private static long[] tokens(Hero hero) {
        return new long[] {hero.x() + FAR, hero.height() + FAR, hero.rising() + FAR};
    }

    private static Hero hero(long[] tokens_S) {
        return new Hero((int) tokens_S[0] - FAR, (int) tokens_S[1] - FAR, (int) tokens_S[2] - FAR);
    }
}
