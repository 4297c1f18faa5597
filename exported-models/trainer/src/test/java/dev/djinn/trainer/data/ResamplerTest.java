package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    private static final int GAP = -1;

    @ParameterizedTest
    @ValueSource(doubles = {10, 15, 23.976, 24, 29.97, 30, 60})
    void aFileOfTheWantedRateComesOutPictureForPicture(double rate) {
        List<Integer> frames = resample(rate, rate, 130, i -> Math.round(i * 1e6 / rate));
        assertThat(frames).isEqualTo(IntStream.range(0, 130).boxed().toList());
    }

    @Test
    void jitterOfAQuarterFrameDoesNotMatter() {
        Random random = new Random(3);
        List<Integer> frames = resample(15, 15, 200, i -> Math.round((i + random.nextDouble(-0.24, 0.24)) * 1e6 / 15));
        assertThat(frames).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void stampsInWholeMillisecondsDoNotMatter() {
        List<Integer> frames = resample(15, 15, 200, i -> Math.round(i * 1e3 / 15) * 1000);
        assertThat(frames).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void aRateThatDiffersByAThousandthIsTheSameRate() {
        List<Integer> frames = resample(30, 29.97, 3000, i -> Math.round(i * 1e6 / 29.97));
        assertThat(frames).isEqualTo(IntStream.range(0, 3000).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6})
    void ofAFasterFileEveryNthPictureIsKept(int times) {
        List<Integer> frames = resample(10, 10.0 * times, 60, i -> Math.round(i * 1e5 / times));
        assertThat(frames)
                .isEqualTo(IntStream.range(0, 60 / times)
                        .map(i -> i * times)
                        .boxed()
                        .toList());
    }

    @Test
    void aSlowerFileRepeatsPictures() {
        List<Integer> frames = resample(20, 10, 4, i -> i * 100_000L);
        assertThat(frames).containsExactly(0, 0, 1, 1, 2, 2, 3);
    }

    @Test
    void pictureTimesDecideWhenTheRateVaries() {
        long[] stamps = {0, 100_000, 250_000, 300_000, 310_000, 320_000, 400_000};
        assertThat(resample(10, 10, stamps.length, i -> stamps[i])).containsExactly(0, 1, 2, 3, 6);
    }

    @Test
    void aHoleInTimeEndsTheRun() {
        List<Integer> frames = resample(10, 10, 6, i -> i * 100_000L + (i >= 3 ? 5_000_000 : 0));
        assertThat(frames).containsExactly(0, 1, 2, GAP, 3, 4, 5);
    }

    @Test
    void aLyingStampNeverMakesEndlessFrames() {
        List<Integer> frames = resample(10, 10, 6, i -> i == 3 ? Long.MAX_VALUE / 2 : i * 100_000L);
        assertThat(frames).hasSizeLessThan(12).contains(0, 1, 2, 3, 4, 5);
    }

    @Test
    void stampsThatStandStillAreReadAsSteady() {
        assertThat(resample(10, 10, 5, i -> 7)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void theNativeRateKeepsEveryPicture() {
        long[] stamps = {0, 1000, 90_000, 90_001, 500_000};
        assertThat(resample(FrameSpec.NATIVE_RATE, 30, stamps.length, i -> stamps[i]))
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void anUnknownRateOfTheFileIsBearable() {
        assertThat(resample(10, Double.NaN, 5, i -> i * 100_000L)).containsExactly(0, 1, 2, 3, 4);
    }

    /** Numbers of the pictures that come out. */
    private static List<Integer> resample(double rate, double fileRate, int pictures, IntToLongFunction micros) {
        List<Integer> frames = new ArrayList<>();
        FrameSpec spec = new FrameSpec(8, 8, rate);
        Resampler resampler = new Resampler(spec, fileRate, new Resampler.Output() {
            @Override
            public void frame(byte[] rgb_HWC) {
                frames.add((rgb_HWC[0] & 0xFF) << 8 | rgb_HWC[1] & 0xFF);
            }

            @Override
            public void gap() {
                frames.add(GAP);
            }
        });
        byte[] picture = new byte[spec.frameBytes()];
        for (int i = 0; i < pictures; i++) {
            picture[0] = (byte) (i >> 8);
            picture[1] = (byte) i;
            resampler.add(picture, micros.applyAsLong(i));
        }
        resampler.finish();
        return frames;
    }
}
