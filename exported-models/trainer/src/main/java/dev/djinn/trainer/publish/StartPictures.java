package dev.djinn.trainer.publish;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.trainer.data.Episode;
import dev.djinn.trainer.eval.StoreFootage;
import dev.djinn.trainer.fit.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Held-out frames that a world takes along for players to start from, each of another video. */
final class StartPictures {
    private static final int MOST = 6;

    private StartPictures() {}

    /** PNG files by name, {@code prompt-1.png} first; none if no scene is held out. */
    static Map<String, byte[]> of(Dataset videos) {
        List<Episode> scenes = onePerFile(videos.heldOutEpisodes());
        StoreFootage footage = new StoreFootage(videos.heldOut(), scenes);
        Map<String, byte[]> files = new LinkedHashMap<>();
        int count = Math.min(MOST, scenes.size());
        for (int i = 0; i < count; i++) {
            int scene = i * scenes.size() / count;
            Picture frame = footage.frame(scene, scenes.get(scene).length() / 3);
            files.put("prompt-" + (i + 1) + ".png", png(frame));
        }
        return files;
    }

    private static List<Episode> onePerFile(List<Episode> scenes) {
        Map<String, Episode> first = new LinkedHashMap<>();
        scenes.forEach(scene -> first.putIfAbsent(scene.file(), scene));
        return new ArrayList<>(first.values());
    }

    private static byte[] png(Picture picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Pictures.writePng(picture, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
