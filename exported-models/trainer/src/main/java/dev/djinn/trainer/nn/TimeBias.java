package dev.djinn.trainer.nn;

/**
 * Fixed additive attention biases that depend on the distance in time only, so that a sliding window needs no rebuild of
 * a cache. Each head prefers a different distance.
 *
 * <p>Differs from the paper, which does not say how it encodes time.
 */
public final class TimeBias {
    static final float NEVER = -1e9f;

    private TimeBias() {}

    /** What head {@code head} adds for a frame {@code lag} >= 0 frames back. */
    static float bias(int head, int lag) {
        return switch (head % 4) {
            case 0 -> -0.1f * lag;
            case 1 -> -2f * Math.abs(lag - 1);
            case 2 -> -0.5f * lag;
            default -> -1.5f * Math.abs(lag - 2);
        };
    }

    /**
     * The causal table [H, T, T]: row i, column j holds the bias of looking from frame i at frame j, and "never" where j
     * is later than i or {@code span} or more frames back.
     */
    public static float[] causal(int heads, int frames, int span) {
        float[] table = new float[heads * frames * frames];
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < frames; i++) {
                for (int j = 0; j < frames; j++) {
                    int lag = i - j;
                    table[(head * frames + i) * frames + j] = lag < 0 || lag >= span ? NEVER : bias(head, lag);
                }
            }
        }
        return table;
    }

    /**
     * The table [H, T, 2T] of a masked frame that looks at the clean frames strictly before it (first T columns) and at
     * itself in the masked stream (last T columns).
     */
    public static float[] maskedOverClean(int heads, int frames) {
        float[] table = new float[heads * frames * 2 * frames];
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < frames; i++) {
                int row = (head * frames + i) * 2 * frames;
                for (int j = 0; j < frames; j++) {
                    table[row + j] = j < i ? bias(head, i - j) : NEVER;
                    table[row + frames + j] = j == i ? bias(head, 0) : NEVER;
                }
            }
        }
        return table;
    }
}
