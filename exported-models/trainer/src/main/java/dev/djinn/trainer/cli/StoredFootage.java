package dev.djinn.trainer.cli;

import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.eval.Footage;
import java.util.List;

/** Decoded videos as evaluation looks at them. */
record StoredFootage(FrameStore store) implements Footage {
    @Override
    public List<Episode> episodes() {
        return store.episodes().stream()
                .map(episode -> new Episode(episode.file(), episode.length()))
                .toList();
    }

    @Override
    public Picture frame(int episode, int index) {
        byte[] rgb_HWC = new byte[store.spec().frameBytes()];
        store.read(store.episodes().get(episode).first() + index, 1, rgb_HWC, 0);
        byte[] bgra_HWC = new byte[rgb_HWC.length / 3 * 4];
        for (int pixel = 0; pixel < rgb_HWC.length / 3; pixel++) {
            bgra_HWC[4 * pixel] = rgb_HWC[3 * pixel + 2];
            bgra_HWC[4 * pixel + 1] = rgb_HWC[3 * pixel + 1];
            bgra_HWC[4 * pixel + 2] = rgb_HWC[3 * pixel];
            bgra_HWC[4 * pixel + 3] = (byte) 255;
        }
        return new Picture(store.spec().width(), store.spec().height(), bgra_HWC);
    }
}
