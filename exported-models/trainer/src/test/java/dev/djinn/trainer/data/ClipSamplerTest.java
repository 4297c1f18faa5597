package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipSamplerTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void noClipLeavesItsEpisodeAndAnEpochVisitsEveryStartOnce(long seed) {
        Random random = new Random(seed);
        int clipFrames = 1 + random.nextInt(20);
        List<Episode> episodes = episodes(random, 1 + random.nextInt(30), clipFrames);
        ClipSampler sampler = new ClipSampler(episodes, clipFrames, 1 + random.nextInt(7), seed, Mirroring.NEVER);
        List<Long> expected = new ArrayList<>();
        for (Episode episode : episodes) {
            for (long first = episode.first(); first + clipFrames <= episode.end(); first++) {
                expected.add(first);
            }
        }
        assertThat(sampler.starts()).isEqualTo(expected.size());
        for (int epoch = 0; epoch < 3; epoch++) {
            assertThat(epoch(sampler, epoch)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void epochsHaveOrdersOfTheirOwn() {
        ClipSampler sampler = sampler(5, 4, 9, Mirroring.NEVER);
        assertThat(epoch(sampler, 0)).isNotEqualTo(epoch(sampler, 1));
    }

    @Test
    void theSameSeedGivesTheSameClipsFromAnyStepOn() {
        ClipSampler first = sampler(5, 4, 9, Mirroring.HALF);
        ClipSampler resumed = sampler(5, 4, 9, Mirroring.HALF);
        for (long step = 1000; step < 1100; step++) {
            for (int slot = 0; slot < 4; slot++) {
                assertThat(resumed.at(step, slot)).isEqualTo(first.at(step, slot));
            }
        }
    }

    @Test
    void anotherSeedGivesOtherClips() {
        assertThat(epoch(sampler(5, 4, 9, Mirroring.NEVER), 0))
                .isNotEqualTo(epoch(sampler(5, 4, 10, Mirroring.NEVER), 0));
    }

    @Test
    void theBatchSizeChangesTheGroupingButNotTheOrder() {
        assertThat(epoch(sampler(5, 1, 9, Mirroring.NEVER), 2)).isEqualTo(epoch(sampler(5, 7, 9, Mirroring.NEVER), 2));
    }

    @Test
    void halfOfTheClipsAreMirroredWhenAskedFor() {
        ClipSampler sampler = sampler(5, 1, 9, Mirroring.HALF);
        long mirrored = IntStream.range(0, 4000)
                .filter(step -> sampler.at(step, 0).mirrored())
                .count();
        assertThat(mirrored).isBetween(1850L, 2150L);
        ClipSampler never = sampler(5, 1, 9, Mirroring.NEVER);
        assertThat(IntStream.range(0, 4000)).noneMatch(step -> never.at(step, 0).mirrored());
    }

    @Test
    void aClipLongerThanEveryEpisodeIsRefusedInWords() {
        assertThatThrownBy(() -> new ClipSampler(List.of(new Episode("a", 0, 0, 12)), 16, 1, 0, Mirroring.NEVER))
                .isInstanceOf(DjinnException.class)
                .hasMessage("The videos are too short: the longest run without a cut has 12 frames, a clip needs 16");
    }

    private static ClipSampler sampler(int clipFrames, int batch, long seed, Mirroring mirroring) {
        return new ClipSampler(episodes(new Random(4), 10, clipFrames), clipFrames, batch, seed, mirroring);
    }

    private static List<Episode> episodes(Random random, int count, int clipFrames) {
        List<Episode> episodes = new ArrayList<>();
        long first = 0;
        for (int i = 0; i < count; i++) {
            int length = i == 0 ? clipFrames : 1 + random.nextInt(60);
            episodes.add(new Episode("v" + i, 0, first, length));
            first += length;
        }
        return episodes;
    }

    /** The first frames of one epoch's clips, in order. */
    private static List<Long> epoch(ClipSampler sampler, int epoch) {
        List<Long> starts = new ArrayList<>();
        for (long clip = epoch * sampler.starts(); clip < (epoch + 1) * sampler.starts(); clip++) {
            starts.add(sampler.at(clip / sampler.batch(), (int) (clip % sampler.batch()))
                    .firstFrame());
        }
        return starts;
    }
}
