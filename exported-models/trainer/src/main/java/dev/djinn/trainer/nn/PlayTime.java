package dev.djinn.trainer.nn;

import java.util.List;

/**
 * One new frame, T = 1, or several versions of it, that looks at itself and at the remembered keys and values of the frames before it: what {@link
 * TwoStreamTime} trains a masked frame to do.
 */
public final class PlayTime<T> implements TimeAttention<T> {
    private final List<KeysAndValues<T>> past;
    private final CausalTime<T> distances;

    /**
     * @param past of every layer, from {@link CollectTime}
     * @param distances whose table reaches at least one frame further than the past
     */
    public PlayTime(List<KeysAndValues<T>> past, CausalTime<T> distances) {
        this.past = List.copyOf(past);
        this.distances = distances;
    }

    @Override
    public T attend(Ops<T> ops, int layer, T q, T k, T v) {
        return ops.attentionOverPast(q, k, v, past.get(layer), distances.table(ops));
    }
}
