package dev.djinn.trainer.config;

/**
 * How one stage is trained. Its batch is {@code clips * accumulate * run.workers} clips of {@code frames} frames.
 *
 * @param clips clips of a micro-batch, for each worker
 * @param frames T, frames of a clip
 * @param accumulate micro-batches whose gradients are added before a step
 * @param optimizer "adamw" or "muon"
 * @param rate highest learning rate of AdamW
 * @param muonRate highest learning rate of Muon; unused with "adamw"
 * @param beta1 decay of the first moment, 0..1
 * @param beta2 decay of the second moment, 0..1
 * @param weightDecay decoupled weight decay
 * @param warmupSteps steps over which the rate rises from 0
 * @param decayShare the last share of the stage, 0..1, over which the rate falls linearly
 * @param minRateShare where it falls to, as a share of the highest rate, 0..1
 * @param clipNorm longest gradient of the AdamW part; 0 never clips
 * @param steps length of the stage; 0: as long as its share of the time allows
 * @param share the stage's share of {@code run.minutes}, 0..1; 0 without steps leaves the stage as it was taken from
 *     another run
 */
public record Schedule(
        int clips,
        int frames,
        int accumulate,
        Optimizer optimizer,
        double rate,
        double muonRate,
        double beta1,
        double beta2,
        double weightDecay,
        long warmupSteps,
        double decayShare,
        double minRateShare,
        double clipNorm,
        long steps,
        double share) {
    public Schedule {
        Checks.atLeast("clips", clips, 1);
        Checks.atLeast("frames", frames, 2);
        Checks.atLeast("accumulate", accumulate, 1);
        Checks.between("rate", rate, 0, 1);
        Checks.between("muon_rate", muonRate, 0, 1);
        Checks.between("beta1", beta1, 0, 0.99999);
        Checks.between("beta2", beta2, 0, 0.99999);
        Checks.between("weight_decay", weightDecay, 0, 10);
        Checks.atLeast("warmup_steps", warmupSteps, 0);
        Checks.between("decay_share", decayShare, 0, 1);
        Checks.between("min_rate_share", minRateShare, 0, 1);
        Checks.between("clip_norm", clipNorm, 0, 1e9);
        Checks.atLeast("steps", steps, 0);
        Checks.between("share", share, 0, 1);
    }

    /** Clips that one optimiser step sees. */
    public long clipsPerStep(int workers) {
        return (long) clips * accumulate * workers;
    }

    /** Whether nothing is trained: the stage's networks stay as they were taken from another run. */
    public boolean leavesAsTaken() {
        return steps == 0 && share == 0;
    }

    /**
     * What the highest rates are multiplied by: a linear rise over the warm-up, constant, then a linear fall. The fall
     * hangs on {@code progress} alone, so that a stage can be lengthened or cut at any time before it.
     *
     * @param step number of the step to be made, from 0
     * @param progress share of the stage that is done, 0..1, by steps or by time
     */
    public double rateFactor(long step, double progress) {
        double rise = step < warmupSteps ? (step + 1.0) / (warmupSteps + 1.0) : 1;
        double left = 1 - Math.clamp(progress, 0.0, 1.0);
        double fall = left >= decayShare ? 1 : minRateShare + (1 - minRateShare) * left / decayShare;
        return rise * fall;
    }
}
