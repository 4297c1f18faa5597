package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How like the true video a rollout looks: structural similarity frame by frame, and the {@link Frechet} distance of the
 * {@link VideoFeatures} of all rollouts from those of the true clips, where no rollout has to be at the same place. The
 * Genie paper's FVD has the features of a pre-trained I3D, so its figures are on another scale.
 */
final class FidelityMeasure implements Measure {
    private static final Frechet FRECHET = new Frechet(VideoFeatures.COUNT);

    private static final int SSIM = 0;
    private static final int COPY_SSIM = SSIM + Clip.AHEAD;
    private static final int REAL = COPY_SSIM + Clip.AHEAD;
    private static final int DREAMED = REAL + FRECHET.moments();
    private static final int COPIED = DREAMED + FRECHET.moments();
    private static final int DECODED = COPIED + FRECHET.moments();
    private static final int KEPT = DECODED + FRECHET.moments();

    private final WorldModel world;
    private final RolloutMeasure rollouts;

    FidelityMeasure(WorldModel world, long seed) {
        this.world = world;
        this.rollouts = new RolloutMeasure(world, seed);
    }

    @Override
    public double[] keep(Sample sample) {
        double[] kept = new double[KEPT];
        List<Picture> future = sample.frames_T().subList(Clip.PROMPT, Clip.FRAMES);
        Picture last = sample.frames_T().get(Clip.PROMPT - 1);
        List<Picture> dreamed = rollouts.dream(sample, sample.actions(), Clip.AHEAD);
        List<Picture> decoded = world.decode(sample.tokens_TS());
        for (int k = 0; k < Clip.AHEAD; k++) {
            kept[SSIM + k] = Ssim.of(future.get(k), dreamed.get(k));
            kept[COPY_SSIM + k] = Ssim.of(future.get(k), last);
        }
        FRECHET.put(VideoFeatures.of(last, future), kept, REAL);
        FRECHET.put(VideoFeatures.of(decoded.get(Clip.PROMPT - 1), dreamed), kept, DREAMED);
        FRECHET.put(VideoFeatures.ofStill(last, Clip.AHEAD), kept, COPIED);
        FRECHET.put(
                VideoFeatures.of(decoded.get(Clip.PROMPT - 1), decoded.subList(Clip.PROMPT, Clip.FRAMES)),
                kept,
                DECODED);
        return kept;
    }

    @Override
    public List<Figure> figures(List<double[]> clips_NK, Bootstrap bootstrap) {
        List<double[]> similarities =
                clips_NK.stream().map(kept -> Arrays.copyOf(kept, REAL)).toList();
        List<Figure> figures = new ArrayList<>();
        figures.add(bootstrap.framesAhead("rollout_ssim", similarities, Clip.AHEAD, (mean, k) -> mean[SSIM + k]));
        figures.add(
                bootstrap.framesAhead("rollout_ssim_copy", similarities, Clip.AHEAD, (mean, k) -> mean[COPY_SSIM + k]));
        figures.add(bootstrap.scalar("frechet", clips_NK, mean -> FRECHET.distance(mean, DREAMED, REAL)));
        figures.add(bootstrap.scalar("frechet_copy", clips_NK, mean -> FRECHET.distance(mean, COPIED, REAL)));
        figures.add(bootstrap.scalar("frechet_decoded", clips_NK, mean -> FRECHET.distance(mean, DECODED, REAL)));
        return figures;
    }
}
