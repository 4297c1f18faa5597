package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    private static final Footage MIXED = new ToyFootage(0, 150, 11, 40, 12, 25, 0);

    @Test
    void sameSeedChoosesTheSameClipsAndAnotherSeedOthers() {
        assertThat(HeldOut.choose(MIXED, 5).clips(9))
                .isEqualTo(HeldOut.choose(MIXED, 5).clips(9))
                .isNotEqualTo(HeldOut.choose(MIXED, 6).clips(9));
    }

    @Test
    void clipsNeverOverlapNorLeaveTheirEpisode() {
        for (long seed = 0; seed < 20; seed++) {
            Set<List<Integer>> frames = new HashSet<>();
            for (Clip clip : HeldOut.choose(MIXED, seed).clips(1000)) {
                assertThat(clip.start()).isNotNegative();
                assertThat(clip.start() + Clip.FRAMES)
                        .isLessThanOrEqualTo(
                                MIXED.episodes().get(clip.episode()).frames());
                for (int i = 0; i < Clip.FRAMES; i++) {
                    assertThat(frames.add(List.of(clip.episode(), clip.start() + i)))
                            .isTrue();
                }
            }
            assertThat(frames).hasSize((12 + 3 + 1 + 2) * Clip.FRAMES);
        }
    }

    @Test
    void firstClipsComeFromAsManyFilesAsHoldOne() {
        assertThat(HeldOut.choose(MIXED, 1).files(4)).isEqualTo(4);
    }

    @Test
    void episodesOfOneFileTakeTheirTurnTogether() {
        Footage cut = new ToyFootage(0, 60, 60, 60) {
            @Override
            public List<Episode> episodes() {
                return List.of(new Episode("a.mp4", 60), new Episode("a.mp4", 60), new Episode("b.mp4", 60));
            }
        };
        List<Clip> two = HeldOut.choose(cut, 3).clips(2);
        assertThat(two).filteredOn(clip -> clip.episode() == 2).hasSize(1);
    }

    @Test
    void tooFewClipsIsAPlainError() {
        assertThatThrownBy(() -> HeldOut.choose(new ToyFootage(0, 11, 15, 10), 0))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContaining("only 1 clips of 12 frames")
                .hasMessageContaining("longer videos");
    }

    @Test
    void framesOfAnotherSizeThanTheWorldsAreRefused() {
        HeldOut heldOut = HeldOut.choose(MIXED, 0);
        assertThatThrownBy(() -> heldOut.requireSize(64, 64)).hasMessageContaining("16x16");
    }

    @Test
    void framesOfAClipFollowEachOtherFromItsStart() {
        HeldOut heldOut = HeldOut.choose(MIXED, 0);
        Clip clip = heldOut.clips(1).getFirst();
        List<Picture> frames = heldOut.frames(clip);
        assertThat(frames).hasSize(12);
        assertThat(frames.getLast()).isEqualTo(MIXED.frame(clip.episode(), clip.start() + 11));
    }
}
