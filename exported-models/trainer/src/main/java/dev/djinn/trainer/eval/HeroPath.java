package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/**
 * How the hero went against the scene, whether the camera follows him or he walks through a still picture ({@link Mover}).
 * The unit is a 64th of the picture's shorter side, so a pixel of the usual 64x64; larger pictures are averaged down to
 * that before they are looked at.
 *
 * @param right_T from each frame to the next, positive to the right
 * @param up_T positive upwards
 * @param drift how much too far up the sum of {@code up_T} leads, as comparing the first picture with the last tells ({@link
 *     LoopClosure}); 0 where that does not tell, or was not asked
 */
record HeroPath(double[] right_T, double[] up_T, double drift) {
    private static final int UNITS = 64;

    /** The path over frames that follow each other, one step less than frames. */
    static HeroPath of(List<Picture> frames_T) {
        return of(frames_T, (first, last) -> OptionalInt.empty());
    }

    /** The same, with its {@link #drift}. */
    static HeroPath closed(List<Picture> frames_T) {
        return of(frames_T, LoopClosure::lower);
    }

    private static HeroPath of(List<Picture> frames_T, BiFunction<Picture, Picture, OptionalInt> closure) {
        List<Picture> seen_T = frames_T.stream().map(HeroPath::small).toList();
        Picture first = seen_T.getFirst();
        double unit = Math.min(first.width(), first.height()) / (double) UNITS;
        double[] right_T = new double[seen_T.size() - 1];
        double[] up_T = new double[right_T.length];
        double scrolled = 0;
        for (int t = 0; t < right_T.length; t++) {
            Mover.Motion motion = Mover.motion(seen_T.get(t), seen_T.get(t + 1));
            right_T[t] = motion.against().x() / unit;
            up_T[t] = -motion.against().y() / unit;
            scrolled += motion.scene().y();
        }
        OptionalInt closed = closure.apply(first, seen_T.getLast());
        return new HeroPath(right_T, up_T, closed.isEmpty() ? 0 : (scrolled - closed.getAsInt()) / unit);
    }

    /** What it costs to find a hero grows with the fourth power of a picture's side. */
    private static Picture small(Picture picture) {
        double shrink = Math.min(picture.width(), picture.height()) / (double) UNITS;
        if (shrink <= 1) {
            return picture;
        }
        int width = Math.toIntExact(Math.round(picture.width() / shrink));
        int height = Math.toIntExact(Math.round(picture.height() / shrink));
        return Pictures.fit(picture, width, height, Fit.STRETCH);
    }

    double right() {
        return Arrays.stream(right_T).sum();
    }

    double up() {
        return Arrays.stream(up_T).sum();
    }

    /** How much higher than at the start a closed path ends, freed from what adds up over many steps. */
    double upAtEnd() {
        return up() - drift;
    }

    /** How high above its start it ever was, at least 0. */
    double highest() {
        double height = 0;
        double highest = 0;
        for (double up : up_T) {
            height += up;
            highest = Math.max(highest, height);
        }
        return highest;
    }

    /** How far apart two heroes are who set out from the same place, as the mean over all frames after it. */
    double apart(HeroPath other) {
        double x = 0;
        double y = 0;
        double sum = 0;
        for (int t = 0; t < right_T.length; t++) {
            x += right_T[t] - other.right_T[t];
            y += up_T[t] - other.up_T[t];
            sum += Math.hypot(x, y);
        }
        return sum / right_T.length;
    }

    /** The whole way, both ways. */
    double travelled() {
        return Arrays.stream(right_T).map(Math::abs).sum()
                + Arrays.stream(up_T).map(Math::abs).sum();
    }

    /** Whether no one of the last {@code steps} went up or down by {@code most} or more. */
    boolean level(int steps, double most) {
        return Arrays.stream(up_T).skip(up_T.length - steps).allMatch(up -> Math.abs(up) < most);
    }
}
