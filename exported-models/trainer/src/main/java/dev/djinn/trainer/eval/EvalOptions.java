package dev.djinn.trainer.eval;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;

/**
 * How much to measure.
 *
 * @param clips of pixels and tokens, 2..10000; what the codes mean is measured on {@link #codeClips} times as many
 * @param prompts to play from with held and random keys, 2..10000, or 0 to leave that out
 * @param rollouts of 60 frames, with the cache and without, 2..10000, or 0 to leave that out
 * @param seed of the choice of clips, the sampling, the random actions and the bootstrap
 */
public record EvalOptions(int clips, int prompts, int rollouts, long seed) {
    private static final int MOST = 10_000;
    private static final int CODE_CLIPS_PER_CLIP = 4;

    public static final EvalOptions DEFAULTS = new EvalOptions(50, 50, 24, 0);

    public EvalOptions {
        if (!isSane(clips)) {
            throw refused("--clips is " + clips + ", it must be ");
        }
        if (prompts != 0 && !isSane(prompts)) {
            throw refused("--prompts is " + prompts + ", it must be 0 or ");
        }
        if (rollouts != 0 && !isSane(rollouts)) {
            throw refused("--rollouts is " + rollouts + ", it must be 0 or ");
        }
    }

    /** Without long rollouts. */
    public EvalOptions(int clips, int prompts, long seed) {
        this(clips, prompts, 0, seed);
    }

    /** What an export measures with {@code clips}, for its card: half as many prompts and, up to
     * those of {@link #DEFAULTS}, long rollouts, or none if that is too few. */
    public static EvalOptions ofExport(int clips, long seed) {
        int half = isSane(clips / 2) ? clips / 2 : 0;
        return new EvalOptions(clips, half, Math.min(half, DEFAULTS.rollouts()), seed);
    }

    /** What is played to name a world's actions: no clips but prompts, 2..10000. */
    public static EvalOptions ofPlay(int prompts, long seed) {
        if (!isSane(prompts)) {
            throw refused("--prompts is " + prompts + ", it must be ");
        }
        return new EvalOptions(HeldOut.FEWEST, prompts, seed);
    }

    private static boolean isSane(int count) {
        return count >= HeldOut.FEWEST && count <= MOST;
    }

    private static DjinnException refused(String why) {
        return new DjinnException(ExitCode.USAGE, why + HeldOut.FEWEST + ".." + MOST);
    }

    /** How many clips to infer actions on: shares and mutual information need more of them than pixels do. */
    int codeClips() {
        return clips * CODE_CLIPS_PER_CLIP;
    }
}
