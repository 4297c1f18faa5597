package dev.djinn.trainer.nn;

/**
 * Which frames a frame may look at, at one place of the picture. What differs between training, a window at play time
 * and a cached step is only this.
 */
public interface TimeAttention<T> {
    /**
     * Attention over time in one layer.
     *
     * @param q queries [B*N, H, T, K], scaled
     * @param k keys, same shape
     * @param v values, same shape
     * @return [B*N, H, T, K]
     */
    T attend(Ops<T> ops, int layer, T q, T k, T v);
}
