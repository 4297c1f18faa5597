package dev.djinn.trainer.run;

/**
 * What to do when a loss or a gradient is not finite: skip the step; after {@value #SKIPS} such steps in a row go back
 * to the last good checkpoint with half the rate; after {@value #ROLLBACKS} such returns stop.
 *
 * <p>Only decides. One owner thread. {@link #state} goes into each checkpoint; after a return in the same process the
 * guard lives on, so that the number of returns is bounded.
 */
public final class LossGuard {
    static final int SKIPS = 3;
    static final int ROLLBACKS = 3;
    private static final double CALMER = 0.5;

    /** What the trainer must do with the step whose loss was judged. */
    public sealed interface Verdict {}

    /** Make the step. */
    public record Proceed() implements Verdict {}

    /** Leave weights and optimiser as they are and go on with the next clips. */
    public record Skip(String reason) implements Verdict {}

    /** Load the last good checkpoint and multiply rates by {@link LossGuard#rateFactor} from now on. */
    public record RollBack(String reason) implements Verdict {}

    /** End the run: exit code VERIFICATION_FAILED with this one line. */
    public record Stop(String reason) implements Verdict {}

    /**
     * @param inRow bad steps since the last good one
     * @param rollbacks returns so far
     */
    public record State(int inRow, int rollbacks) {
        public static final State FRESH = new State(0, 0);

        public State {
            if (inRow < 0 || rollbacks < 0) {
                throw new IllegalArgumentException("a loss guard counts from 0");
            }
        }
    }

    private final String stage;
    private State state;

    public LossGuard(String stage, State state) {
        this.stage = stage;
        this.state = state;
    }

    /**
     * @param gradient length of the gradient of all parameters; 0 if not measured
     */
    public Verdict judge(long step, double loss, double gradient) {
        if (Double.isFinite(loss) && Double.isFinite(gradient)) {
            state = new State(0, state.rollbacks());
            return new Proceed();
        }
        String reason = stage + " step " + step + ": "
                + (Double.isFinite(loss) ? "the gradient is " + gradient : "the loss is " + loss);
        int inRow = state.inRow() + 1;
        if (inRow < SKIPS) {
            state = new State(inRow, state.rollbacks());
            return new Skip(reason);
        }
        if (state.rollbacks() == ROLLBACKS) {
            return new Stop(reason + " for the " + SKIPS + "rd time in a row, after " + ROLLBACKS
                    + " returns to an earlier checkpoint; lower training." + stage + ".rate or look at the clips");
        }
        state = new State(0, state.rollbacks() + 1);
        return new RollBack(reason + " for the " + SKIPS + "rd time in a row");
    }

    /** Multiplies all rates: 1, halved by each return. */
    public double rateFactor() {
        return Math.pow(CALMER, state.rollbacks());
    }

    public State state() {
        return state;
    }
}
