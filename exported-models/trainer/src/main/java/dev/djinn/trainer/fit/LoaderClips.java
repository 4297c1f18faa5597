package dev.djinn.trainer.fit;

import dev.djinn.trainer.data.ClipLoader;
import dev.djinn.trainer.data.ClipSampler;
import dev.djinn.trainer.data.Mirroring;

/** Clips read ahead from the frame store. Steps must be asked for one after the other. */
final class LoaderClips implements ClipSource {
    private static final int AHEAD = 4;

    private final ClipLoader loader;

    private LoaderClips(ClipLoader loader) {
        this.loader = loader;
    }

    /** @param count clips of a step */
    static ClipSource start(Dataset data, int frames, int count, long seed, boolean mirror, long firstStep) {
        Mirroring mirroring = mirror ? Mirroring.HALF : Mirroring.NEVER;
        ClipSampler sampler = new ClipSampler(data.trainEpisodes(), frames, count, seed, mirroring);
        return new LoaderClips(new ClipLoader(data.train(), sampler, firstStep, AHEAD));
    }

    @Override
    public Batch batch(long step) {
        dev.djinn.trainer.data.Batch next = loader.next();
        if (next.step() != step) {
            throw new IllegalStateException("step " + step + " asked for, clips of step " + next.step() + " are next");
        }
        return new Batch(next.rgb_BTHWC(), next.firstFrame_B(), next.mirrored_B());
    }

    @Override
    public void close() {
        loader.close();
    }
}
