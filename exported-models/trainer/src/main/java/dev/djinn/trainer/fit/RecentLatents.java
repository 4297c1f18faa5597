package dev.djinn.trainer.fit;

import java.util.Arrays;

/** The latest latents, oldest first. */
final class RecentLatents {
    private final int capacity;
    private final int width;
    private float[] rows = new float[0];

    /** @param width E */
    RecentLatents(int capacity, int width) {
        this.capacity = capacity;
        this.width = width;
    }

    /** latents [n, E] */
    void add(float[] latents) {
        int keep = Math.min(rows.length, Math.max(0, capacity * width - latents.length));
        float[] merged = Arrays.copyOfRange(rows, rows.length - keep, rows.length - keep + keep + latents.length);
        System.arraycopy(latents, 0, merged, keep, latents.length);
        rows = merged;
    }

    void restore(float[] saved) {
        rows = saved.clone();
    }

    float[] rows() {
        return rows.clone();
    }

    int count() {
        return rows.length / width;
    }
}
