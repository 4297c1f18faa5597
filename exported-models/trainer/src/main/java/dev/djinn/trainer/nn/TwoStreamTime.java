package dev.djinn.trainer.nn;

import java.util.List;

/**
 * Training of the dynamics with two streams in one batch: the first half of the clips is clean, the second half holds
 * the same clips with masked tokens. A masked frame looks at the clean frames before it and at itself, which is exactly
 * what a cache of past keys and values does at play time; every frame is supervised and history is never masked.
 */
public final class TwoStreamTime<T> implements TimeAttention<T> {
    private final int heads;
    private final int frames;
    private final long rows;
    private final CausalTime<T> clean;

    /** @param rows B*N of one stream */
    public TwoStreamTime(int heads, int frames, long rows) {
        this.heads = heads;
        this.frames = frames;
        this.rows = rows;
        this.clean = new CausalTime<>(heads, frames, frames);
    }

    @Override
    public T attend(Ops<T> ops, int layer, T q, T k, T v) {
        T cleanK = ops.slice(k, 0, 0, rows);
        T cleanV = ops.slice(v, 0, 0, rows);
        T cleanOut = clean.attend(ops, layer, ops.slice(q, 0, 0, rows), cleanK, cleanV);
        T keys = ops.concat(2, List.of(cleanK, ops.slice(k, 0, rows, 2 * rows)));
        T values = ops.concat(2, List.of(cleanV, ops.slice(v, 0, rows, 2 * rows)));
        float[] table = TimeBias.maskedOverClean(heads, frames);
        T bias = ops.constant("time.streams." + heads + "." + frames, table, heads, frames, 2L * frames);
        T maskedOut = ops.attention(ops.slice(q, 0, rows, 2 * rows), keys, values, bias);
        return ops.concat(0, List.of(cleanOut, maskedOut));
    }
}
