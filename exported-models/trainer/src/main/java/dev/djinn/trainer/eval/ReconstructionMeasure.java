package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.List;

/** What the tokens lose: every frame of the clip encoded and decoded, against its true pixels. */
final class ReconstructionMeasure implements Measure {
    private static final int PSNR = 0;
    private static final int SSIM = 1;
    private static final int ERROR = 2;

    private final WorldModel world;

    ReconstructionMeasure(WorldModel world) {
        this.world = world;
    }

    @Override
    public double[] keep(Sample sample) {
        List<Picture> decoded_T = world.decode(sample.tokens_TS());
        double[] kept = new double[3];
        for (int t = 0; t < Clip.FRAMES; t++) {
            Picture truth = sample.frames_T().get(t);
            double error = Psnr.meanSquaredError(truth, decoded_T.get(t));
            kept[PSNR] += Psnr.ofFrame(error);
            kept[SSIM] += Ssim.of(truth, decoded_T.get(t));
            kept[ERROR] += error;
        }
        return kept;
    }

    @Override
    public List<Figure> figures(List<double[]> clips_NK, Bootstrap bootstrap) {
        return List.of(
                bootstrap.scalar("tokenizer_psnr", clips_NK, mean -> mean[PSNR] / Clip.FRAMES),
                bootstrap.scalar(
                        "tokenizer_mse_psnr", clips_NK, mean -> Psnr.ofMeanSquaredError(mean[ERROR] / Clip.FRAMES)),
                bootstrap.scalar("tokenizer_ssim", clips_NK, mean -> mean[SSIM] / Clip.FRAMES));
    }
}
