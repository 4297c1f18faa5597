package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.data.FrameStore;
import java.util.List;

/** Decoded videos of a {@link FrameStore}; the caller keeps and closes it. */
public final class StoreFootage implements Footage {
    private static final int RGB = 3;
    private static final int BGRA = 4;
    private static final byte OPAQUE = (byte) 255;

    private final FrameStore store;
    private final List<dev.djinn.trainer.data.Episode> runs;

    /** Some runs of frames of {@code store}: all of them, or the held-out side of a split. */
    public StoreFootage(FrameStore store, List<dev.djinn.trainer.data.Episode> runs) {
        this.store = store;
        this.runs = List.copyOf(runs);
    }

    @Override
    public List<Episode> episodes() {
        return runs.stream().map(run -> new Episode(run.file(), run.length())).toList();
    }

    @Override
    public Picture frame(int episode, int index) {
        int width = store.spec().width();
        int height = store.spec().height();
        byte[] rgb = new byte[store.spec().frameBytes()];
        store.read(runs.get(episode).first() + index, 1, rgb, 0);
        byte[] bgra = new byte[width * height * BGRA];
        for (int pixel = 0; pixel < width * height; pixel++) {
            bgra[BGRA * pixel] = rgb[RGB * pixel + 2];
            bgra[BGRA * pixel + 1] = rgb[RGB * pixel + 1];
            bgra[BGRA * pixel + 2] = rgb[RGB * pixel];
            bgra[BGRA * pixel + 3] = OPAQUE;
        }
        return new Picture(width, height, bgra);
    }
}
