package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.eval.FrameStrips;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Sheets of pictures to watch a training by, as PNG: {@code <stage>-<step>.png}.
 *
 * @param folder made when first needed
 * @param warn told in one line when a sheet could not be written, which does not end a training
 */
record Samples(Path folder, Consumer<String> warn) {
    /** Writes one sheet, whole or not at all; no rows, no sheet. */
    void write(String stage, long step, List<List<Picture>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            FrameStrips.write(folder.resolve(String.format(Locale.ROOT, "%s-%07d.png", stage, step)), rows);
        } catch (DjinnException e) {
            warn.accept("no sample: " + e.getMessage());
        }
    }

    /** Some frames of rgb [frames, height, width, 3]. */
    static List<Picture> pictures(byte[] rgb, int first, int count, int width, int height) {
        int pixels = width * height;
        List<Picture> pictures = new ArrayList<>();
        for (int frame = first; frame < first + count; frame++) {
            byte[] bgra = new byte[4 * pixels];
            for (int pixel = 0; pixel < pixels; pixel++) {
                int from = 3 * (frame * pixels + pixel);
                bgra[4 * pixel] = rgb[from + 2];
                bgra[4 * pixel + 1] = rgb[from + 1];
                bgra[4 * pixel + 2] = rgb[from];
                bgra[4 * pixel + 3] = (byte) 255;
            }
            pictures.add(new Picture(width, height, bgra));
        }
        return pictures;
    }
}
