package dev.djinn.trainer.fit;

import dev.djinn.trainer.config.Schedule;
import java.util.SplittableRandom;

/** Clips of noise, 32x32, for two workers. */
final class RandomClips implements ClipSource {
    private final Schedule schedule;

    RandomClips(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public Batch batch(long step) {
        int clips = (int) schedule.clipsPerStep(2);
        byte[] rgb = new byte[clips * schedule.frames() * 32 * 32 * 3];
        new SplittableRandom(step).nextBytes(rgb);
        return new Batch(rgb, new long[clips], new boolean[clips]);
    }

    @Override
    public void close() {}
}
