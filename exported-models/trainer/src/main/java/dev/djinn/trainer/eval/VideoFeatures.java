package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a piece of video looks like and how it moves, in ten numbers: the means over its frames of the eight {@link
 * PictureStatistics}, then, over its steps, the means of the absolute change of luma and of the share of pixels that
 * change by more than 16.
 */
final class VideoFeatures {
    static final int COUNT = PictureStatistics.COUNT + 2;

    private static final int CHANGED = 16;

    private VideoFeatures() {}

    /**
     * The numbers of some frames.
     *
     * @param before the frame before them, from which the first step leads
     */
    static double[] of(Picture before, List<Picture> frames_T) {
        double[] features = new double[COUNT];
        List<Picture> all = new ArrayList<>(List.of(before));
        all.addAll(frames_T);
        for (int t = 1; t < all.size(); t++) {
            double[] statistics = PictureStatistics.of(all.get(t));
            for (int k = 0; k < statistics.length; k++) {
                features[k] += statistics[k] / frames_T.size();
            }
            addStep(Luma.of(all.get(t - 1)), Luma.of(all.get(t)), frames_T.size(), features);
        }
        return features;
    }

    /** The numbers of a picture that stands still. */
    static double[] ofStill(Picture picture, int frames) {
        return of(picture, Collections.nCopies(frames, picture));
    }

    private static void addStep(int[] before, int[] after, int steps, double[] features) {
        double change = 0;
        double changed = 0;
        for (int i = 0; i < after.length; i++) {
            int difference = Math.abs(after[i] - before[i]);
            change += difference;
            changed += difference > CHANGED ? 1 : 0;
        }
        features[COUNT - 2] += change / after.length / steps;
        features[COUNT - 1] += changed / after.length / steps;
    }
}
