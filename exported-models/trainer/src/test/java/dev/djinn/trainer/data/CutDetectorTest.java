package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proves the section "Scene cuts" of {@code docs/data.md} on real frames. */
class CutDetectorTest {
    private static final List<List<byte[]>> CLIPS = new ArrayList<>();

    @BeforeAll
    static void decode() {
        VideoFolder.list(TestVideos.coinrun())
                .forEach(file -> CLIPS.add(TestVideos.pictures(file, TestVideos.COINRUN)));
    }

    @Test
    void noEpisodeOfCoinRunHasACut() {
        for (List<byte[]> clip : CLIPS) {
            assertThat(cuts(clip)).isEmpty();
        }
    }

    @Test
    void joinedEpisodesAreCutWhereTheyWereJoinedAndNowhereElse() {
        int found = 0;
        int joined = 0;
        for (List<byte[]> first : CLIPS) {
            for (List<byte[]> second : CLIPS) {
                if (first != second) {
                    List<Integer> cuts = cuts(joined(first.subList(0, 20), second.subList(5, 25)));
                    assertThat(cuts).isSubsetOf(20);
                    found += cuts.size();
                    joined++;
                }
            }
        }
        assertThat(joined).isEqualTo(90);
        assertThat(found)
                .as("9 joints are between pale or dark levels of the same look")
                .isEqualTo(81);
    }

    @Test
    void aFadeToBlackAndBackIsNoCut() {
        for (List<byte[]> clip : CLIPS) {
            for (int steps : new int[] {4, 8, 15}) {
                List<byte[]> faded = new ArrayList<>();
                for (int i = 0; i < 28; i++) {
                    double light = Math.min(1, Math.abs(i - 14) / (double) steps);
                    faded.add(each(clip.get(i), value -> (int) (value * light)));
                }
                assertThat(cuts(faded)).isEmpty();
            }
        }
    }

    @Test
    void aFlashIsNoCut() {
        for (List<byte[]> clip : CLIPS) {
            List<byte[]> flashed = new ArrayList<>(clip.subList(0, 24));
            flashed.set(12, each(clip.get(12), value -> 255 - (255 - value) / 8));
            assertThat(cuts(flashed)).isEmpty();
        }
    }

    @Test
    void scrollingTwiceAsFastIsNoCut() {
        for (List<byte[]> clip : CLIPS) {
            List<byte[]> fast = new ArrayList<>();
            for (int i = 0; i < clip.size(); i += 2) {
                fast.add(clip.get(i));
            }
            assertThat(cuts(fast)).isEmpty();
        }
    }

    @Test
    void afterAFinishTheNextFrameIsTheFirst() {
        CutDetector detector = new CutDetector(64, 64);
        CLIPS.get(0).subList(0, 10).forEach(detector::add);
        assertThat(detector.finish()).isFalse();
        assertThat(Stream.of(CLIPS.get(3), CLIPS.get(4))
                        .flatMap(clip -> clip.subList(0, 1).stream())
                        .anyMatch(detector::add))
                .isFalse();
    }

    private static List<byte[]> joined(List<byte[]> first, List<byte[]> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Numbers of the frames that start a new scene. */
    private static List<Integer> cuts(List<byte[]> frames) {
        CutDetector detector = new CutDetector(64, 64);
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (detector.add(frames.get(i))) {
                cuts.add(i - 1);
            }
        }
        if (detector.finish()) {
            cuts.add(frames.size() - 1);
        }
        return cuts;
    }

    private static byte[] each(byte[] frame, UnaryOperator<Integer> change) {
        byte[] changed = new byte[frame.length];
        for (int i = 0; i < frame.length; i++) {
            changed[i] = change.apply(frame[i] & 0xFF).byteValue();
        }
        return changed;
    }
}
