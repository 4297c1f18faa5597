package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.3.1, counted here over the whole picture as its definition says, not as the guard counts. */
class FlashGuardTest {
    private static final long SECOND = 1_000_000_000;
    private static final int SIDE = 64;

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 60, 80})
    void strobeAtAnyRateIsShownWithAtMostThreeFlashesASecond(int framesPerSecond) {
        for (int half = 1; half * 8 <= framesPerSecond; half++) {
            int length = half;
            List<Picture> strobe = frames(6 * framesPerSecond, frame -> grey(frame / length % 2 == 0 ? 255 : 0));
            assertThat(mostFlashes(strobe, framesPerSecond)).isGreaterThan(3);

            assertThat(mostFlashes(guarded(strobe, framesPerSecond), framesPerSecond))
                    .as("%d frames light, %d dark, %d a second", length, length, framesPerSecond)
                    .isLessThanOrEqualTo(3);
        }
    }

    @Test
    void whateverFlashesIsShownWithAtMostThreeFlashesASecond() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<Picture> wild = frames(120, frame -> grey(random.nextInt(256)));
            assertThat(mostFlashes(guarded(wild, 20), 20)).as("seed %d", seed).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void flashesOfAQuarterOfThePictureAreSoftenedToo() {
        List<Picture> corner = frames(60, frame -> rectangle(SIDE / 2, frame % 2 == 0 ? 255 : 0));
        FlashGuard guard = new FlashGuard();
        guarded(guard, corner, 20);
        assertThat(guard.isSoftening()).isTrue();
    }

    @Test
    void picturesThatDoNotFlashAreShownAsTheyAre() {
        List<Picture> fade = frames(100, frame -> grey(frame * 2));
        List<Picture> dot = frames(100, frame -> rectangle(SIDE / 10, frame % 2 == 0 ? 255 : 0));
        List<Picture> bright = frames(100, frame -> grey(frame % 2 == 0 ? 255 : 240));
        List<Picture> slow = frames(100, frame -> grey(frame / 10 % 2 == 0 ? 255 : 0));
        for (List<Picture> calm : List.of(fade, dot, bright, slow)) {
            assertThat(guarded(calm, 20)).isEqualTo(calm);
        }
    }

    @Test
    void pictureIsItselfAgainASecondAfterTheLastFlash() {
        FlashGuard guard = new FlashGuard();
        guarded(guard, frames(40, frame -> grey(frame % 2 == 0 ? 255 : 0)), 20);
        assertThat(guard.isSoftening()).isTrue();

        Picture calm = grey(90);
        List<Boolean> softened = new ArrayList<>();
        for (int frame = 0; frame < 30; frame++) {
            guard.guard(calm, (40 + frame) * SECOND / 20);
            softened.add(guard.isSoftening());
        }
        assertThat(softened).startsWith(true).endsWith(false);
        assertThat(guard.guard(calm, 75 * SECOND / 20)).isSameAs(calm);
    }

    private static List<Picture> guarded(List<Picture> frames, int framesPerSecond) {
        return guarded(new FlashGuard(), frames, framesPerSecond);
    }

    private static List<Picture> guarded(FlashGuard guard, List<Picture> frames, int framesPerSecond) {
        List<Picture> shown = new ArrayList<>();
        for (int frame = 0; frame < frames.size(); frame++) {
            shown.add(guard.guard(frames.get(frame), frame * SECOND / framesPerSecond));
        }
        return shown;
    }

    /** The most within any second. */
    private static int mostFlashes(List<Picture> frames, int framesPerSecond) {
        List<Integer> turns = new ArrayList<>();
        double extreme = luminance(frames.getFirst());
        int way = 0;
        for (int frame = 1; frame < frames.size(); frame++) {
            double now = luminance(frames.get(frame));
            if ((now - extreme) * way > 0) {
                extreme = now;
            } else if (Math.abs(now - extreme) >= 0.1 && Math.min(now, extreme) < 0.8) {
                way = now > extreme ? 1 : -1;
                extreme = now;
                turns.add(frame);
            }
        }
        int most = 0;
        for (int from : turns) {
            most = Math.max(most, (int) turns.stream()
                    .filter(turn -> turn >= from && turn < from + framesPerSecond)
                    .count());
        }
        return most / 2;
    }

    private static double luminance(Picture picture) {
        double value = (picture.argb(1, 1) & 255) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static List<Picture> frames(int count, IntFunction<Picture> frame) {
        List<Picture> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(frame.apply(i));
        }
        return frames;
    }

    private static Picture grey(int value) {
        return rectangle(SIDE, value);
    }

    /** A square in the corner of a dark picture. */
    private static Picture rectangle(int side, int value) {
        byte[] bgra = new byte[SIDE * SIDE * 4];
        for (int i = 0; i < bgra.length; i++) {
            int pixel = i / 4;
            boolean isInside = pixel % SIDE < side && pixel / SIDE < side;
            bgra[i] = (byte) (i % 4 == 3 ? 255 : isInside ? value : 0);
        }
        return new Picture(SIDE, SIDE, bgra);
    }
}
