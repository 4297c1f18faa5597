package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void aboutATwentiethOfTheFilesIsHeldOutAndNoFileIsOnBothSides() {
        List<Episode> episodes = episodes(2000);
        Split split = Split.of(episodes, 16, 0.05, 1);
        Set<String> train = files(split.train());
        Set<String> heldOut = files(split.heldOut());
        assertThat(heldOut).hasSizeBetween(70, 130).doesNotContainAnyElementsOf(train);
        assertThat(split.train().size() + split.heldOut().size()).isEqualTo(episodes.size());
    }

    @Test
    void theShareThatIsAskedForIsHeldOut() {
        for (double share : new double[] {0.1, 0.3, 0.9}) {
            Set<String> heldOut = files(Split.of(episodes(2000), 16, share, 1).heldOut());
            assertThat(heldOut.size() / 2000.0).as("share " + share).isBetween(share - 0.03, share + 0.03);
        }
        assertThat(files(Split.of(episodes(2000), 16, 0, 1).heldOut())).hasSize(1);
        assertThat(Split.of(List.of(new Episode("a", 0, 0, 1000)), 16, 0.3, 1).heldOut())
                .containsExactly(new Episode("a", 700, 700, 300));
        assertThatThrownBy(() -> Split.of(episodes(10), 16, 1, 1)).hasMessageContaining("share is 1.0");
    }

    @Test
    void theSplitIsTheSameAgainAndAnotherWithAnotherSeed() {
        assertThat(Split.of(episodes(500), 16, 0.05, 1)).isEqualTo(Split.of(episodes(500), 16, 0.05, 1));
        assertThat(Split.of(episodes(500), 16, 0.05, 1)).isNotEqualTo(Split.of(episodes(500), 16, 0.05, 2));
    }

    @Test
    void aFileStaysOnItsSideWhenOthersAreAdded() {
        Set<String> before = files(Split.of(episodes(500), 16, 0.05, 1).heldOut());
        Set<String> after = files(Split.of(episodes(600), 16, 0.05, 1).heldOut());
        assertThat(after).containsAll(before);
    }

    @Test
    void fewFilesHoldOutOneAndTrainOnTheRest() {
        for (int count = 2; count < 12; count++) {
            for (long seed = 0; seed < 20; seed++) {
                Split split = Split.of(episodes(count), 16, 0.05, seed);
                assertThat(files(split.heldOut())).isNotEmpty();
                assertThat(files(split.train())).isNotEmpty();
            }
        }
    }

    @Test
    void oneFileIsSplitInTime() {
        Split split = Split.of(List.of(new Episode("a", 0, 0, 600), new Episode("a", 700, 600, 400)), 16, 0.05, 1);
        assertThat(split.train()).containsExactly(new Episode("a", 0, 0, 600), new Episode("a", 700, 600, 350));
        assertThat(split.heldOut()).containsExactly(new Episode("a", 1050, 950, 50));
    }

    @Test
    void oneFileOfShortScenesHoldsOutWholeScenes() {
        List<Episode> scenes = List.of(new Episode("a", 0, 0, 20), new Episode("a", 20, 20, 20));
        Split split = Split.of(scenes, 16, 0.05, 1);
        assertThat(split.train()).containsExactly(scenes.get(0));
        assertThat(split.heldOut()).containsExactly(scenes.get(1));
    }

    @Test
    void oneClipIsTooLittleForTwoSides() {
        assertThatThrownBy(() -> Split.of(List.of(new Episode("a", 0, 0, 31)), 16, 0.05, 1))
                .isInstanceOf(DjinnException.class)
                .hasMessage("Too little video: 31 frames in one file, at least 32 are needed to train and to measure");
        assertThat(Split.of(List.of(new Episode("a", 0, 0, 32)), 16, 0.05, 1).train())
                .containsExactly(new Episode("a", 0, 0, 16));
    }

    private static List<Episode> episodes(int files) {
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            episodes.add(new Episode("cr%06d.mp4".formatted(i), 0, i * 50L, 30));
            episodes.add(new Episode("cr%06d.mp4".formatted(i), 31, i * 50L + 30, 20));
        }
        return episodes;
    }

    private static Set<String> files(List<Episode> episodes) {
        Set<String> files = new HashSet<>();
        episodes.forEach(episode -> files.add(episode.file()));
        return files;
    }
}
