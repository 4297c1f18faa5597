package dev.djinn.trainer.nn;

import java.util.ArrayList;
import java.util.List;

/** Attention over time as usual, remembering the keys and values of every layer for {@link PlayTime}. */
public final class CollectTime<T> implements TimeAttention<T> {
    private final TimeAttention<T> time;
    private final List<KeysAndValues<T>> collected = new ArrayList<>();

    public CollectTime(TimeAttention<T> time) {
        this.time = time;
    }

    @Override
    public T attend(Ops<T> ops, int layer, T q, T k, T v) {
        if (layer != collected.size()) {
            throw new IllegalStateException("layer " + layer + " came after " + collected.size() + " layers");
        }
        collected.add(new KeysAndValues<>(k, v));
        return time.attend(ops, layer, q, k, v);
    }

    /** Of every layer so far, each [B*N, H, T, K]. */
    public List<KeysAndValues<T>> collected() {
        return List.copyOf(collected);
    }
}
