package dev.djinn.trainer.nn;

/** Every frame looks at itself and at the {@code span - 1} frames before it. */
public final class CausalTime<T> implements TimeAttention<T> {
    private final int heads;
    private final int frames;
    private final int span;
    private final String name;

    /**
     * @param frames the longest clip that will be given
     * @param span how many frames a frame sees, itself included
     */
    public CausalTime(int heads, int frames, int span) {
        this.heads = heads;
        this.frames = frames;
        this.span = span;
        this.name = "time.causal." + heads + "." + frames + "." + span;
    }

    /** The table [H, frames, frames] as a constant. */
    public T table(Ops<T> ops) {
        return ops.constant(name, TimeBias.causal(heads, frames, span), heads, frames, frames);
    }

    @Override
    public T attend(Ops<T> ops, int layer, T q, T k, T v) {
        return ops.attention(q, k, v, ops.corner(table(ops), q, k));
    }
}
