package dev.djinn.trainer.eval;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;

/**
 * How much to measure.
 *
 * @param clips of pixels and tokens, 2..10000; what the codes mean is measured on {@link #codeClips} times as many
 * @param seed of the choice of clips, the sampling, the random actions and the bootstrap
 */
public record EvalOptions(int clips, long seed) {
    private static final int MOST = 10_000;
    private static final int CODE_CLIPS_PER_CLIP = 4;

    public static final EvalOptions DEFAULTS = new EvalOptions(50, 0);

    public EvalOptions {
        if (clips < HeldOut.FEWEST || clips > MOST) {
            throw new DjinnException(
                    ExitCode.USAGE, "--clips is " + clips + ", it must be " + HeldOut.FEWEST + ".." + MOST);
        }
    }

    /** How many clips to infer actions on: shares and mutual information need more of them than pixels do. */
    int codeClips() {
        return clips * CODE_CLIPS_PER_CLIP;
    }
}
