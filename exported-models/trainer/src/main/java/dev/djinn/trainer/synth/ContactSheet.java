package dev.djinn.trainer.synth;

import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.synth.art.Scene;
import dev.djinn.trainer.synth.art.Style;
import java.util.ArrayList;
import java.util.List;

/** One frame of each family, to look at. */
public final class ContactSheet {
    private static final int ROW = 6;
    private static final int FRAME = 20;
    private static final byte OPAQUE = (byte) 255;

    private ContactSheet() {}

    /** Rows of at most six pictures, in the order of the styles. */
    public static List<List<Picture>> of(SynthPlan plan) {
        List<List<Picture>> rows = new ArrayList<>();
        for (int number = 0; number < plan.styles().size(); number++) {
            if (number % ROW == 0) {
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(picture(plan.episode(number), plan.size()));
        }
        return rows;
    }

    /** The families as they lie on the sheet, a line to a row. */
    public static String legend(SynthPlan plan) {
        StringBuilder legend = new StringBuilder();
        for (int number = 0; number < plan.styles().size(); number++) {
            Style style = plan.styles().get(number);
            legend.append(number == 0 ? "" : number % ROW == 0 ? System.lineSeparator() : ", ")
                    .append(style.label());
        }
        return legend.toString();
    }

    private static Picture picture(Episode episode, int size) {
        Scene scene = episode.scene(size);
        for (int frame = 0; frame < FRAME; frame++) {
            episode.next();
        }
        byte[] rgb_HWC = new byte[size * size * 3];
        scene.draw(rgb_HWC);
        byte[] bgra = new byte[size * size * 4];
        for (int i = 0; i < size * size; i++) {
            bgra[4 * i] = rgb_HWC[3 * i + 2];
            bgra[4 * i + 1] = rgb_HWC[3 * i + 1];
            bgra[4 * i + 2] = rgb_HWC[3 * i];
            bgra[4 * i + 3] = OPAQUE;
        }
        return new Picture(size, size, bgra);
    }
}
